# Made by tools/compile_templates.py from header.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'header.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_d = resolve('d')
    l_0_v = resolve('v')
    l_0_sections = resolve('sections')
    l_0_others = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_3 = environment.filters['mission_type']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'mission_type' found.")
    try:
        t_4 = environment.filters['rejectattr']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'rejectattr' found.")
    pass
    yield '<header class="top">\n<div class="identity">\n<p class="eyebrow">Evidence dossier'
    if environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'as_of'):
        pass
        yield ' · as known on '
        yield escape(environment.finalize(context.call(environment.getattr(environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'as_of'), 'isoformat'))))
    yield '</p>\n<h1>'
    if environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'acronym'):
        pass
        yield '<bdi>'
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'acronym')))
        yield '</bdi>'
    else:
        pass
        yield '<bdi>'
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'name')))
        yield '</bdi>'
    yield '</h1>\n'
    if (environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'acronym') and (environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'name') != environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'acronym'))):
        pass
        yield '<p class="fullname"><bdi>'
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'name')))
        yield '</bdi></p>'
    yield '<dl class="facts">\n<div><dt>Began</dt><dd><bdi>'
    yield escape(environment.finalize((environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'first_day') or 'not known')))
    yield '</bdi></dd></div>\n<div><dt>Ended</dt><dd><bdi>'
    yield escape(environment.finalize((environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'last_day') or 'not known')))
    yield '</bdi></dd></div>\n'
    def t_5(fiter):
        for (l_1_label, l_1_value) in fiter:
            if l_1_value:
                yield (l_1_label, l_1_value)
    for (l_1_label, l_1_value) in t_5((('Instrument', environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'instrument')), ('Lead', environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'lead')), ('Under', environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'organisation')), ('Type', t_3(environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'mission_type'))), ('Host state', environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'host')), ('Counterpart', environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'counterpart')), ('Area', environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'area')))):
        _loop_vars = {}
        pass
        yield '<div'
        if (t_1(l_1_value) > 70):
            pass
            yield ' class="wide"'
        yield '><dt>'
        yield escape(environment.finalize(l_1_label))
        yield '</dt><dd><bdi>'
        yield escape(environment.finalize(l_1_value))
        yield '</bdi></dd></div>\n'
    l_1_label = l_1_value = missing
    l_0_others = t_2(context.eval_ctx, t_4(context, environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'names'), 'text', 'in', (environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'acronym'), environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'name'))))
    context.vars['others'] = l_0_others
    context.exported_vars.add('others')
    if (undefined(name='others') if l_0_others is missing else l_0_others):
        pass
        yield '<div class="wide"><dt>Other names</dt><dd>'
        l_1_loop = missing
        for l_1_name, l_1_loop in LoopContext((undefined(name='others') if l_0_others is missing else l_0_others), undefined):
            _loop_vars = {}
            pass
            yield '<bdi'
            if environment.getattr(l_1_name, 'language'):
                pass
                yield ' lang="'
                yield escape(environment.finalize(environment.getattr(l_1_name, 'language')))
                yield '"'
            yield '>'
            yield escape(environment.finalize(environment.getattr(l_1_name, 'text')))
            yield '</bdi>'
            if environment.getattr(l_1_name, 'used_by'):
                pass
                yield ' <span class="muted">('
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'name_usage'), environment.getattr(l_1_name, 'used_by'), _loop_vars=_loop_vars)))
                yield ')</span>'
            yield escape(environment.finalize(('; ' if (not environment.getattr(l_1_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 14 in 'header.html.j2' evaluated to false and no else section was defined."))))
        l_1_loop = l_1_name = missing
        yield '</dd></div>\n'
    if environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'note'):
        pass
        yield '<div class="wide"><dt>Registry entry</dt><dd><bdi>'
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'note')))
        yield '</bdi></dd></div>\n'
    yield '<div class="wide"><dt>Names shown</dt><dd>'
    yield escape(environment.finalize(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'profile')))
    if environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'source_label'):
        pass
        yield ' <span class="muted">· identity: <bdi>'
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'source_label')))
        yield '</bdi></span>'
    yield '</dd></div>\n</dl>\n<p class="counts">'
    yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), t_1(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'claims')))))
    yield ' claim'
    yield escape(environment.finalize(('s' if (t_1(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'claims')) != 1) else cond_expr_undefined("the inline if-expression on line 21 in 'header.html.j2' evaluated to false and no else section was defined."))))
    yield ' from '
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'sources'))))
    yield ' source'
    yield escape(environment.finalize(('s' if (t_1(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'sources')) != 1) else cond_expr_undefined("the inline if-expression on line 21 in 'header.html.j2' evaluated to false and no else section was defined."))))
    yield '. <strong>Provisional codings.</strong> No score, no lifetime verdict.</p>\n</div>\n'
    if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'locator'):
        pass
        yield '<figure class="place">\n'
        yield escape(environment.finalize(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'locator')))
        yield '\n<figcaption>Schematic: degrees only. No coast and no border is drawn.</figcaption>\n</figure>\n'
    yield '<nav class="contents" aria-label="Contents">\n<ol>'
    for (l_1_key, l_1_title) in context.call(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'items')):
        _loop_vars = {}
        pass
        yield '<li><a href="#'
        yield escape(environment.finalize(l_1_key))
        yield '">'
        yield escape(environment.finalize(l_1_title))
        yield '</a></li>'
    l_1_key = l_1_title = missing
    yield '</ol>\n</nav>\n</header>\n'

blocks = {}
debug_info = '3=40&4=45&5=56&7=62&8=64&9=66&10=74&12=83&13=86&14=90&16=110&17=113&19=116&21=123&23=131&25=134&30=137'
