# Made by tools/compile_templates.py from sources.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'sources.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_d = resolve('d')
    l_0_m = resolve('m')
    try:
        t_1 = environment.filters['format']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'format' found.")
    try:
        t_2 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    yield '<section id="sources" aria-labelledby="h-sources">\n<h2 id="h-sources">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'sources')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'sources'):
        pass
        yield '<p class="lead">Numbered as the notes cite them. Kind and stake say who speaks; influence is a source\'s part of all movement of the rules when it is left out.</p>\n<ol class="sources">\n'
        for l_1_s in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'sources'):
            l_1_v = resolve('v')
            _loop_vars = {}
            pass
            yield '<li id="n'
            yield escape(environment.finalize(environment.getattr(l_1_s, 'number')))
            yield '" value="'
            yield escape(environment.finalize(environment.getattr(l_1_s, 'number')))
            yield '"><p class="note">'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'note'), l_1_s, _loop_vars=_loop_vars)))
            yield '</p>\n<p class="meta"><span class="tag"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_s, 'label')))
            yield '</bdi></span> <span>'
            yield escape(environment.finalize(environment.getattr(l_1_s, 'kind')))
            yield '</span> <span>stake: '
            yield escape(environment.finalize(environment.getattr(l_1_s, 'stake')))
            yield '</span> <span>'
            yield escape(environment.finalize(environment.getattr(l_1_s, 'claims')))
            yield ' claim'
            yield escape(environment.finalize(('s' if (environment.getattr(l_1_s, 'claims') != 1) else cond_expr_undefined("the inline if-expression on line 8 in 'sources.html.j2' evaluated to false and no else section was defined."))))
            yield '</span> <span>'
            if (not t_2(environment.getattr(l_1_s, 'influence_share'))):
                pass
                yield 'influence '
                yield escape(environment.finalize(t_1('%.2f', environment.getattr(l_1_s, 'influence_share'))))
                yield ' <span class="bar" aria-hidden="true">'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'bar'), environment.getattr(l_1_s, 'influence_share'), _loop_vars=_loop_vars)))
                yield '</span>'
            else:
                pass
                yield 'influence not computed'
            yield '</span>'
            if environment.getattr(l_1_s, 'opened'):
                pass
                yield ' <span>opened <bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_s, 'opened')))
                yield '</bdi></span>'
            if context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'web'), environment.getattr(l_1_s, 'archived_url'), _loop_vars=_loop_vars):
                pass
                yield ' <span><a href="'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'web'), environment.getattr(l_1_s, 'archived_url'), _loop_vars=_loop_vars)))
                yield '" rel="noopener noreferrer">archived copy</a></span>'
            yield '</p>\n'
            if environment.getattr(l_1_s, 'sha256'):
                pass
                yield '<p class="hash"><bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_s, 'sha256')))
                yield '</bdi></p>'
            if environment.getattr(l_1_s, 'note'):
                pass
                yield '<p class="muted small"><bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_s, 'note')))
                yield '</bdi></p>'
            yield '</li>\n'
        l_1_s = l_1_v = missing
        yield '</ol>\n'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No source is used.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=27&3=29&6=32&7=37&8=43&9=75&10=80&15=90'
