# Made by tools/compile_templates.py from beside.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'beside.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_d = resolve('d')
    l_0_m = resolve('m')
    l_0_descriptive = missing
    try:
        t_1 = environment.filters['format']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'format' found.")
    try:
        t_2 = environment.filters['interval']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'interval' found.")
    try:
        t_3 = environment.filters['mission_type']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'mission_type' found.")
    pass
    yield '<section id="beside" aria-labelledby="h-beside">\n<h2 id="h-beside">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'beside')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'beside'):
        pass
        yield '<p class="lead">Other missions of the same area under the same rules and the same scale of time. Their claims stand in their own dossiers.</p>\n'
        l_1_loop = missing
        for l_1_o, l_1_loop in LoopContext(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'beside'), undefined):
            l_1_v = resolve('v')
            l_1_outer = missing
            _loop_vars = {}
            pass
            l_1_outer = environment.getattr(l_1_loop, 'index')
            _loop_vars['outer'] = l_1_outer
            yield '<article>\n<h3><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_o, 'name')))
            yield '</bdi>'
            if (environment.getattr(l_1_o, 'acronym') and (environment.getattr(l_1_o, 'acronym') != environment.getattr(l_1_o, 'name'))):
                pass
                yield ' (<bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_o, 'acronym')))
                yield '</bdi>)'
            yield '</h3>\n<p class="muted">began <bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_o, 'first_day')))
            yield '</bdi>'
            if environment.getattr(l_1_o, 'last_day'):
                pass
                yield ', ended <bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_o, 'last_day')))
                yield '</bdi>'
            yield ' · '
            yield escape(environment.finalize(t_3(environment.getattr(l_1_o, 'mission_type'))))
            yield ' · led by <bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_o, 'lead')))
            yield '</bdi></p>\n<div class="multiples">\n'
            for l_2_r in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'rules'):
                l_2_other = missing
                _loop_vars = {}
                pass
                l_2_other = context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'other_rule'), l_1_o, environment.getattr(l_2_r, 'rule'), _loop_vars=_loop_vars)
                _loop_vars['other'] = l_2_other
                yield '<h4><bdi>'
                yield escape(environment.finalize(environment.getattr(l_2_r, 'title')))
                yield '</bdi></h4>\n<div class="scroll strip-scroll pair" role="region" tabindex="0" aria-label="'
                yield escape(environment.finalize(environment.getattr(l_2_r, 'title')))
                yield ': both missions">\n<p class="who"><bdi>'
                yield escape(environment.finalize((environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'acronym') or environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'name'))))
                yield '</bdi>'
                if (not environment.getattr(l_2_r, 'has_verdict')):
                    pass
                    yield ' <span class="tag">no verdict</span>'
                yield '</p>'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'strip'), l_2_r, markup_join(('pair', (undefined(name='outer') if l_1_outer is missing else l_1_outer), )), is_compact=True, has_links=True, _loop_vars=_loop_vars)))
                yield '\n'
                if (undefined(name='other') if l_2_other is missing else l_2_other):
                    pass
                    yield '<p class="who"><bdi>'
                    yield escape(environment.finalize((environment.getattr(l_1_o, 'acronym') or environment.getattr(l_1_o, 'name'))))
                    yield '</bdi>'
                    if (not environment.getattr((undefined(name='other') if l_2_other is missing else l_2_other), 'has_verdict')):
                        pass
                        yield ' <span class="tag">no verdict</span>'
                    yield '</p>'
                    yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'strip'), (undefined(name='other') if l_2_other is missing else l_2_other), markup_join(('other', (undefined(name='outer') if l_1_outer is missing else l_1_outer), )), is_compact=True, has_links=False, _loop_vars=_loop_vars)))
                    yield '\n'
                else:
                    pass
                    yield '<p class="who"><bdi>'
                    yield escape(environment.finalize((environment.getattr(l_1_o, 'acronym') or environment.getattr(l_1_o, 'name'))))
                    yield '</bdi>: not evaluated</p>'
                yield '</div>\n'
            l_2_r = l_2_other = missing
            yield '</div>\n'
            def macro():
                t_4 = []
                pass
                t_4.extend((
                    '<table class="plain"><caption>Share of each mission\'s own days, with intervals</caption>\n<thead><tr><th scope="col" rowspan="2">Rule</th><th scope="colgroup" colspan="4"><bdi>',
                    escape(environment.finalize((environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'acronym') or environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'name')))),
                    '</bdi></th><th scope="colgroup" colspan="4"><bdi>',
                    escape(environment.finalize((environment.getattr(l_1_o, 'acronym') or environment.getattr(l_1_o, 'name')))),
                    '</bdi></th></tr>\n<tr>',
                ))
                for l_3__ in (1, 2):
                    _loop_vars = {}
                    pass
                    t_4.append(
                        '<th scope="col" class="num">met</th><th scope="col" class="num">not met</th><th scope="col" class="num">undet.</th><th scope="col" class="num">coverage</th>',
                    )
                l_3__ = missing
                t_4.append(
                    '</tr></thead>\n<tbody>',
                )
                for l_3_r in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'rules'):
                    _loop_vars = {}
                    pass
                    t_4.extend((
                        '<tr><th scope="row"><bdi>',
                        escape(environment.finalize(environment.getattr(l_3_r, 'title'))),
                        '</bdi></th>',
                    ))
                    for l_4_x in (l_3_r, context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'other_rule'), l_1_o, environment.getattr(l_3_r, 'rule'), _loop_vars=_loop_vars)):
                        _loop_vars = {}
                        pass
                        if l_4_x:
                            pass
                            if environment.getattr(l_4_x, 'has_verdict'):
                                pass
                                t_4.extend((
                                    '<td class="num">',
                                    escape(environment.finalize(t_2(environment.getattr(l_4_x, 'share_met')))),
                                    '</td><td class="num">',
                                    escape(environment.finalize(t_2(environment.getattr(l_4_x, 'share_not_met')))),
                                    '</td><td class="num">',
                                    escape(environment.finalize(t_2(environment.getattr(l_4_x, 'share_undetermined')))),
                                    '</td>',
                                ))
                            else:
                                pass
                                t_4.extend((
                                    '<td colspan="3"><span class="tag">no verdict</span> <span class="muted"><bdi>',
                                    escape(environment.finalize(environment.getattr(l_4_x, 'reason'))),
                                    '</bdi></span></td>',
                                ))
                            t_4.extend((
                                '<td class="num">',
                                escape(environment.finalize(t_1('%.2f', environment.getattr(l_4_x, 'coverage')))),
                                '</td>',
                            ))
                        else:
                            pass
                            t_4.append(
                                '<td colspan="4">not evaluated</td>',
                            )
                    l_4_x = missing
                    t_4.append(
                        '</tr>',
                    )
                l_3_r = missing
                t_4.append(
                    '</tbody></table>\n',
                )
                return concat(t_4)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Both missions under the same rules', caller=caller, _loop_vars=_loop_vars)
            l_2_loop = missing
            for (l_2_title, l_2_observed, l_2_ceilings), l_2_loop in LoopContext(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'beside_charts'), l_1_o, _loop_vars=_loop_vars), undefined):
                _loop_vars = {}
                pass
                yield '<h4><bdi>'
                yield escape(environment.finalize((environment.getattr(l_1_o, 'acronym') or environment.getattr(l_1_o, 'name'))))
                yield '</bdi>: <bdi>'
                yield escape(environment.finalize(l_2_title))
                yield '</bdi></h4>\n<div class="scroll strip-scroll" role="region" tabindex="0" aria-label="Figure: '
                yield escape(environment.finalize((environment.getattr(l_1_o, 'acronym') or environment.getattr(l_1_o, 'name'))))
                yield ', '
                yield escape(environment.finalize(l_2_title))
                yield '">'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'beside_chart'), l_2_title, l_2_observed, l_2_ceilings, l_1_o, markup_join(('beside-', (undefined(name='outer') if l_1_outer is missing else l_1_outer), '-', environment.getattr(l_2_loop, 'index'), )), _loop_vars=_loop_vars)))
                yield '</div>\n'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'points_table'), (undefined(name='v') if l_1_v is missing else l_1_v), l_2_title, (l_2_observed + l_2_ceilings), False, _loop_vars=_loop_vars)))
                yield '\n'
            l_2_loop = l_2_title = l_2_observed = l_2_ceilings = missing
            yield '</article>\n'
        l_1_loop = l_1_o = l_1_outer = l_1_v = missing
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No other mission stands beside this one in the evidence base.')))
        yield '\n'
    yield '</section>\n'
    def macro(l_1_title, l_1_entries):
        t_5 = []
        if l_1_title is missing:
            l_1_title = undefined("parameter 'title' was not provided", name='title')
        if l_1_entries is missing:
            l_1_entries = undefined("parameter 'entries' was not provided", name='entries')
        pass
        if l_1_entries:
            pass
            def macro():
                t_6 = []
                l_2_v = resolve('v')
                pass
                t_6.extend((
                    '<table class="plain"><caption>',
                    escape(environment.finalize(l_1_title)),
                    '</caption>\n<thead><tr><th scope="col">Item</th><th scope="col">What sources say</th></tr></thead>\n<tbody>',
                ))
                for (l_3_name, l_3_group) in context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'by_definition'), l_1_entries):
                    _loop_vars = {}
                    pass
                    t_6.extend((
                        '<tr><th scope="row"><bdi>',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'definition_label'), l_3_name, _loop_vars=_loop_vars))),
                        '</bdi></th><td><ul class="dense">',
                    ))
                    for l_4_e in l_3_group:
                        _loop_vars = {}
                        pass
                        t_6.extend((
                            '<li>',
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_2_v is missing else l_2_v), l_4_e, _loop_vars=_loop_vars))),
                            '</li>',
                        ))
                    l_4_e = missing
                    t_6.append(
                        '</ul></td></tr>',
                    )
                l_3_name = l_3_group = missing
                t_6.append(
                    '</tbody></table>\n',
                )
                return concat(t_6)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            t_5.append(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), l_1_title, caller=caller))
        else:
            pass
            t_5.extend((
                '<p class="nothing">',
                escape(environment.finalize(l_1_title)),
                ': nothing on file.</p>',
            ))
        return concat(t_5)
    context.exported_vars.add('descriptive')
    context.vars['descriptive'] = l_0_descriptive = Macro(environment, macro, 'descriptive', ('title', 'entries'), False, False, False, context.eval_ctx.autoescape)
    yield '<section id="composition" aria-labelledby="h-composition">\n<h2 id="h-composition">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'composition')))
    yield '</h2>\n<p class="lead">Descriptive: no count, no threshold, no pass or fail. Composition is not read as partiality, and the policy of a sender is kept apart from the conduct of a mission.</p>\n'
    yield escape(environment.finalize(context.call((undefined(name='descriptive') if l_0_descriptive is missing else l_0_descriptive), 'Composition', environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'composition'))))
    yield '\n'
    yield escape(environment.finalize(context.call((undefined(name='descriptive') if l_0_descriptive is missing else l_0_descriptive), 'Sender policy', environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'sender_policy'))))
    yield '\n</section>\n'

blocks = {}
debug_info = '2=34&3=36&5=40&7=48&8=56&10=68&11=75&12=77&13=79&14=87&15=101&19=106&21=111&22=116&23=126&19=177&25=179&26=183&27=187&28=193&33=200&36=203&37=210&38=212&39=218&41=221&38=247&43=252&46=259&48=261&49=263'
