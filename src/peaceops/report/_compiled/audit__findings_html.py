# Made by tools/compile_templates.py from audit/findings.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/findings.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_titles = resolve('titles')
    l_0_a = resolve('a')
    l_0_v = resolve('v')
    l_0_m = resolve('m')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    yield '<section id="findings" aria-labelledby="h-findings" tabindex="0">\n<h2 id="h-findings">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'findings')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'findings'):
        pass
        yield '<p class="lead">By severity: an error is impossible as it stands, a warning is likely to mislead or cannot be looked up, a note is worth knowing.</p>\n'
        for (l_1_name, l_1_group) in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'by_severity'):
            l_1_am = resolve('am')
            _loop_vars = {}
            pass
            yield '<h3>'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'severity'), (undefined(name='v') if l_0_v is missing else l_0_v), l_1_name, _loop_vars=_loop_vars)))
            yield ' <span class="muted">'
            yield escape(environment.finalize(t_1(l_1_group)))
            yield ' of '
            yield escape(environment.finalize(t_1(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'findings'))))
            yield ' findings</span></h3>\n<ol class="findings">\n'
            for (l_2_number, l_2_f) in l_1_group:
                _loop_vars = {}
                pass
                yield '<li id="f'
                yield escape(environment.finalize(l_2_number))
                yield '" value="'
                yield escape(environment.finalize(l_2_number))
                yield '" class="finding f-'
                yield escape(environment.finalize(environment.getattr(l_2_f, 'severity')))
                yield '">\n<p class="title"><span class="tag">'
                yield escape(environment.finalize(environment.getattr(l_2_f, 'code')))
                yield '</span> <strong><bdi>'
                yield escape(environment.finalize(environment.getattr(l_2_f, 'title')))
                yield '</bdi></strong></p>\n<p><bdi>'
                yield escape(environment.finalize(environment.getattr(l_2_f, 'explanation')))
                yield '</bdi></p>\n'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'grounds'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_2_f, 'grounds'), _loop_vars=_loop_vars)))
                yield '\n<p class="meta"><span>rule <bdi>'
                yield escape(environment.finalize(environment.getattr(l_2_f, 'rule')))
                yield '</bdi></span>'
                for (l_3_words, l_3_href) in context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'places_of'), l_2_f, _loop_vars=_loop_vars):
                    _loop_vars = {}
                    pass
                    yield ' <span><a href="'
                    yield escape(environment.finalize(l_3_href))
                    yield '"><bdi>'
                    yield escape(environment.finalize(l_3_words))
                    yield '</bdi></a></span>'
                l_3_words = l_3_href = missing
                yield '</p>\n</li>\n'
            l_2_number = l_2_f = missing
            yield '</ol>\n'
        l_1_name = l_1_group = l_1_am = missing
        if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'findings_left'):
            pass
            yield '<p class="nothing">'
            yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'findings_left'))))
            yield ' more findings are in the data: peaceops audit --csv or --json.</p>'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No coded rule found anything to report. That is no statement that all is well: a rule that cannot be sure is silent.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=22&3=24&5=27&6=32&8=38&9=42&10=48&11=52&12=54&13=56&18=71&20=78'
