# Made by tools/compile_templates.py from strength.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'strength.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_v = resolve('v')
    l_0_m = resolve('m')
    l_0_charts = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    yield '<section id="strength" aria-labelledby="h-strength">\n<h2 id="h-strength">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'strength')))
    yield '</h2>\n'
    l_0_charts = environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'charts')
    context.vars['charts'] = l_0_charts
    context.exported_vars.add('charts')
    if (undefined(name='charts') if l_0_charts is missing else l_0_charts):
        pass
        yield '<p class="lead">Figures of different sources, days and definitions are never merged. Each source has its own mark; a bar is the source\'s own range; dashes are ceilings, each drawn until the next one on file.</p>\n'
        l_1_loop = missing
        for (l_1_title, l_1_observed, l_1_ceilings), l_1_loop in LoopContext((undefined(name='charts') if l_0_charts is missing else l_0_charts), undefined):
            _loop_vars = {}
            pass
            yield '<article class="chart-box">\n<h3><bdi>'
            yield escape(environment.finalize(l_1_title))
            yield '</bdi></h3>\n<div class="scroll strip-scroll" role="region" tabindex="0" aria-label="Figure: '
            yield escape(environment.finalize(l_1_title))
            yield '">'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'chart'), l_1_title, l_1_observed, l_1_ceilings, environment.getattr(l_1_loop, 'index'), _loop_vars=_loop_vars)))
            yield '</div>\n'
            if l_1_observed:
                pass
                yield '<details class="aside"'
                if (t_1(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'key'), l_1_observed, _loop_vars=_loop_vars)) <= 16):
                    pass
                    yield ' open'
                yield '><summary>Key: '
                yield escape(environment.finalize(t_1(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'key'), l_1_observed, _loop_vars=_loop_vars))))
                yield ' source'
                yield escape(environment.finalize(('s' if (t_1(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'key'), l_1_observed, _loop_vars=_loop_vars)) != 1) else cond_expr_undefined("the inline if-expression on line 10 in 'strength.html.j2' evaluated to false and no else section was defined."))))
                yield ', one mark each</summary><ul class="marks">'
                for (l_2_mark, l_2_e, l_2_count) in context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'key'), l_1_observed, _loop_vars=_loop_vars):
                    _loop_vars = {}
                    pass
                    yield '<li>'
                    yield escape(environment.finalize(l_2_mark))
                    yield ' <bdi>'
                    yield escape(environment.finalize(environment.getattr(l_2_e, 'source_label')))
                    yield '</bdi>'
                    if (l_2_count > 1):
                        pass
                        yield ' <span class="muted">×'
                        yield escape(environment.finalize(l_2_count))
                        yield '</span>'
                    yield '</li>'
                l_2_mark = l_2_e = l_2_count = missing
                yield '</ul></details>'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'points_table'), (undefined(name='v') if l_0_v is missing else l_0_v), l_1_title, (l_1_observed + l_1_ceilings), True, _loop_vars=_loop_vars)))
            yield '\n</article>\n'
        l_1_loop = l_1_title = l_1_observed = l_1_ceilings = missing
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No figure of strength, of a ceiling or of another count is on file.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=22&3=24&4=27&6=31&8=35&9=37&10=41&11=68&15=73'
