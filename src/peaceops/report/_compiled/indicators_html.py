# Made by tools/compile_templates.py from indicators.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'indicators.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_v = resolve('v')
    l_0_m = resolve('m')
    l_0_groups = missing
    try:
        t_1 = environment.filters['format']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'format' found.")
    pass
    yield '<section id="indicators" aria-labelledby="h-indicators">\n<h2 id="h-indicators">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'indicators')))
    yield '</h2>\n'
    l_0_groups = environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'indicator_groups')
    context.vars['groups'] = l_0_groups
    context.exported_vars.add('groups')
    if (undefined(name='groups') if l_0_groups is missing else l_0_groups):
        pass
        yield '<p class="lead">How probable each category is, from the lowest (light, below) to the highest (dark, above). Hatched: no value.</p>\n'
        l_1_loop = missing
        for (l_1_title, l_1_findings), l_1_loop in LoopContext((undefined(name='groups') if l_0_groups is missing else l_0_groups), undefined):
            _loop_vars = {}
            pass
            yield '<article class="indicator">\n<h3><bdi>'
            yield escape(environment.finalize(l_1_title))
            yield '</bdi></h3>\n<div class="scroll strip-scroll" role="region" tabindex="0" aria-label="'
            yield escape(environment.finalize(l_1_title))
            yield ' over time">'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'category_strip'), l_1_findings, environment.getattr(l_1_loop, 'index'), l_1_title, _loop_vars=_loop_vars)))
            yield '</div>\n<details class="numbers"><summary>The numbers</summary>\n'
            def macro():
                t_2 = []
                pass
                t_2.extend((
                    '<table class="plain compact"><caption>',
                    escape(environment.finalize(l_1_title)),
                    ': probability of each category</caption>\n<thead><tr><th scope="col">Days</th>',
                ))
                for l_3_share in environment.getattr(environment.getitem(l_1_findings, 0), 'shares'):
                    _loop_vars = {}
                    pass
                    t_2.extend((
                        '<th scope="col" class="num"><bdi>',
                        escape(environment.finalize(environment.getattr(l_3_share, 'label'))),
                        '</bdi></th>',
                    ))
                l_3_share = missing
                t_2.append(
                    '<th scope="col">Claims by source number</th></tr></thead>\n<tbody>',
                )
                for l_3_f in l_1_findings:
                    _loop_vars = {}
                    pass
                    t_2.extend((
                        '<tr><th scope="row">',
                        escape(environment.finalize(context.call(environment.getattr(environment.getattr(environment.getattr(l_3_f, 'period'), 'first_day'), 'isoformat'), _loop_vars=_loop_vars))),
                        ' to ',
                        escape(environment.finalize(context.call(environment.getattr(environment.getattr(environment.getattr(l_3_f, 'period'), 'last_day'), 'isoformat'), _loop_vars=_loop_vars))),
                        '</th>',
                    ))
                    for l_4_share in environment.getattr(l_3_f, 'shares'):
                        _loop_vars = {}
                        pass
                        t_2.extend((
                            '<td class="num">',
                            escape(environment.finalize(t_1('%.2f', environment.getattr(l_4_share, 'probability')))),
                            '</td>',
                        ))
                    l_4_share = missing
                    t_2.extend((
                        '<td class="refs">',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'refs'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_3_f, 'claims'), _loop_vars=_loop_vars))),
                    ))
                    if environment.getattr(l_3_f, 'is_contested'):
                        pass
                        t_2.append(
                            ' <span class="tag">contested</span>',
                        )
                    if environment.getattr(l_3_f, 'is_carried'):
                        pass
                        t_2.append(
                            ' <span class="tag">carried forward</span>',
                        )
                    t_2.append(
                        '</td></tr>',
                    )
                l_3_f = missing
                t_2.append(
                    '</tbody></table>\n',
                )
                return concat(t_2)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), markup_join(('Numbers of ', l_1_title, )), caller=caller, _loop_vars=_loop_vars)
            yield '</details>\n</article>\n'
        l_1_loop = l_1_title = l_1_findings = missing
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No ordered indicator has a value.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=22&3=24&4=27&6=31&8=35&9=37&11=41&12=46&13=49&14=61&11=103&20=108'
