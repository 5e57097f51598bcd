# Made by tools/compile_templates.py from delivery.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'delivery.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_d = resolve('d')
    l_0_m = resolve('m')
    l_0_ratio_box = missing
    try:
        t_1 = environment.filters['format']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'format' found.")
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    def macro(l_1_r, l_1_place):
        t_3 = []
        l_1_v = resolve('v')
        if l_1_r is missing:
            l_1_r = undefined("parameter 'r' was not provided", name='r')
        if l_1_place is missing:
            l_1_place = undefined("parameter 'place' was not provided", name='place')
        pass
        t_3.extend((
            '<div class="ratio">\n<p><strong><bdi>',
            escape(environment.finalize(environment.getattr(l_1_r, 'title'))),
            '</bdi></strong>: ',
        ))
        if environment.getattr(l_1_r, 'value'):
            pass
            t_3.extend((
                '<span class="num">',
                escape(environment.finalize(t_1('%.2f', environment.getattr(environment.getattr(l_1_r, 'value'), 'low')))),
                ' to ',
                escape(environment.finalize(t_1('%.2f', environment.getattr(environment.getattr(l_1_r, 'value'), 'high')))),
                '</span> ',
                escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'ratio'), environment.getattr(l_1_r, 'value'), environment.getattr(l_1_r, 'title'), l_1_place))),
            ))
        else:
            pass
            t_3.append(
                '<em>no value: one side is missing</em>',
            )
        t_3.append(
            '</p>\n<dl class="facts tight">\n<div><dt>Of these figures</dt><dd>',
        )
        if environment.getattr(l_1_r, 'numerators'):
            pass
            t_3.append(
                '<ul class="dense">',
            )
            for l_2_e in environment.getattr(l_1_r, 'numerators'):
                _loop_vars = {}
                pass
                t_3.extend((
                    '<li>',
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_1_v is missing else l_1_v), l_2_e, _loop_vars=_loop_vars))),
                    '</li>',
                ))
            l_2_e = missing
            t_3.append(
                '</ul>',
            )
        else:
            pass
            t_3.append(
                'none',
            )
        t_3.append(
            '</dd></div>\n<div><dt>Over these</dt><dd>',
        )
        if environment.getattr(l_1_r, 'denominators'):
            pass
            t_3.append(
                '<ul class="dense">',
            )
            for l_2_e in environment.getattr(l_1_r, 'denominators'):
                _loop_vars = {}
                pass
                t_3.extend((
                    '<li>',
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_1_v is missing else l_1_v), l_2_e, _loop_vars=_loop_vars))),
                    '</li>',
                ))
            l_2_e = missing
            t_3.append(
                '</ul>',
            )
        else:
            pass
            t_3.append(
                'none',
            )
        t_3.append(
            '</dd></div>\n</dl>\n',
        )
        if environment.getattr(l_1_r, 'note'):
            pass
            t_3.extend((
                '<p class="muted"><bdi>',
                escape(environment.finalize(environment.getattr(l_1_r, 'note'))),
                '</bdi></p>',
            ))
        t_3.append(
            '</div>\n',
        )
        return concat(t_3)
    context.exported_vars.add('ratio_box')
    context.vars['ratio_box'] = l_0_ratio_box = Macro(environment, macro, 'ratio_box', ('r', 'place'), False, False, False, context.eval_ctx.autoescape)
    yield '<section id="delivery" aria-labelledby="h-delivery">\n<h2 id="h-delivery">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'delivery')))
    yield '</h2>\n'
    if (environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'promises') or environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'ratios')):
        pass
        yield '<p class="lead">What the mandate gives as a task, and what is known of its delivery. A ratio is an interval over every admissible numerator and denominator of one area and one group.</p>\n'
        if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'promises'):
            pass
            def macro():
                t_4 = []
                pass
                t_4.append(
                    '<table class="plain promise"><caption class="hidden">Tasks of the mandate and their delivery</caption>\n<thead><tr><th scope="col">Task</th><th scope="col">Promised</th><th scope="col">Delivered</th></tr></thead>\n<tbody>',
                )
                l_2_loop = missing
                for l_2_p, l_2_loop in LoopContext(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'promises'), undefined):
                    _loop_vars = {}
                    pass
                    t_4.extend((
                        '<tr><th scope="row"><bdi>',
                        escape(environment.finalize(environment.getattr(l_2_p, 'title'))),
                        '</bdi><span class="codes"><bdi>',
                        escape(environment.finalize(environment.getattr(l_2_p, 'task'))),
                        '</bdi></span></th>\n<td>',
                    ))
                    if environment.getattr(l_2_p, 'mandate'):
                        pass
                        t_4.append(
                            '<ul class="dense">',
                        )
                        for l_3_e in environment.getattr(l_2_p, 'mandate'):
                            l_3_v = resolve('v')
                            _loop_vars = {}
                            pass
                            t_4.extend((
                                '<li>',
                                escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_3_v is missing else l_3_v), l_3_e, _loop_vars=_loop_vars))),
                                '</li>',
                            ))
                        l_3_e = l_3_v = missing
                        t_4.append(
                            '</ul>',
                        )
                    else:
                        pass
                        t_4.append(
                            '<span class="muted">no mandate text on file</span>',
                        )
                    t_4.append(
                        '</td>\n<td>',
                    )
                    if environment.getattr(l_2_p, 'delivered'):
                        pass
                        t_4.append(
                            '<ul class="dense">',
                        )
                        for l_3_e in environment.getattr(l_2_p, 'delivered')[:5]:
                            l_3_v = resolve('v')
                            _loop_vars = {}
                            pass
                            t_4.extend((
                                '<li>',
                                escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_3_v is missing else l_3_v), l_3_e, _loop_vars=_loop_vars))),
                                '</li>',
                            ))
                        l_3_e = l_3_v = missing
                        t_4.append(
                            '</ul>',
                        )
                        if (t_2(environment.getattr(l_2_p, 'delivered')) > 5):
                            pass
                            t_4.extend((
                                '<details><summary>',
                                escape(environment.finalize((t_2(environment.getattr(l_2_p, 'delivered')) - 5))),
                                ' more</summary><ul class="dense">',
                            ))
                            for l_3_e in environment.getattr(l_2_p, 'delivered')[5:]:
                                l_3_v = resolve('v')
                                _loop_vars = {}
                                pass
                                t_4.extend((
                                    '<li>',
                                    escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_3_v is missing else l_3_v), l_3_e, _loop_vars=_loop_vars))),
                                    '</li>',
                                ))
                            l_3_e = l_3_v = missing
                            t_4.append(
                                '</ul></details>',
                            )
                    else:
                        pass
                        t_4.append(
                            '<span class="muted">nothing on file</span>',
                        )
                    t_4.append(
                        '</td></tr>',
                    )
                    if environment.getattr(l_2_p, 'ratio'):
                        pass
                        t_4.extend((
                            '<tr><td colspan="3">',
                            escape(environment.finalize(context.call((undefined(name='ratio_box') if l_0_ratio_box is missing else l_0_ratio_box), environment.getattr(l_2_p, 'ratio'), markup_join(('promise-', environment.getattr(l_2_loop, 'index'), )), _loop_vars=_loop_vars))),
                            '</td></tr>',
                        ))
                l_2_loop = l_2_p = missing
                t_4.append(
                    '</tbody></table>\n',
                )
                return concat(t_4)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Promised and delivered, by task', caller=caller)
        l_1_loop = missing
        for l_1_r, l_1_loop in LoopContext(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'ratios'), undefined):
            _loop_vars = {}
            pass
            yield escape(environment.finalize(context.call((undefined(name='ratio_box') if l_0_ratio_box is missing else l_0_ratio_box), l_1_r, markup_join(('ratio-', environment.getattr(l_1_loop, 'index'), )), _loop_vars=_loop_vars)))
        l_1_loop = l_1_r = missing
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No mandated task is on file.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '1=27&3=37&5=58&6=83&8=108&12=122&13=124&15=127&16=129&19=136&20=146&21=172&16=231&24=233&26=240'
