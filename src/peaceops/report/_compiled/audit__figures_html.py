# Made by tools/compile_templates.py from audit/figures.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/figures.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_titles = resolve('titles')
    l_0_v = resolve('v')
    l_0_m = resolve('m')
    l_0_reading = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    def macro(l_1_x):
        t_2 = []
        if l_1_x is missing:
            l_1_x = undefined("parameter 'x' was not provided", name='x')
        pass
        t_2.extend((
            '<bdi>',
            escape(environment.finalize((context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'cite_table'), environment.getattr(l_1_x, 'citation')) or environment.getattr(l_1_x, 'source')))),
            '</bdi>',
        ))
        if (environment.getattr(l_1_x, 'rule') and (environment.getattr(l_1_x, 'rule') not in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'plain_rules'))):
            pass
            t_2.extend((
                ' <span class="muted">counted: <bdi>',
                escape(environment.finalize(environment.getattr(l_1_x, 'rule'))),
                '</bdi></span>',
            ))
        if (environment.getattr(l_1_x, 'readings') > 1):
            pass
            t_2.extend((
                ' <span class="muted">over ',
                escape(environment.finalize(environment.getattr(l_1_x, 'readings'))),
                ' readings</span>',
            ))
        if (environment.getattr(l_1_x, 'query') or environment.getattr(l_1_x, 'command')):
            pass
            t_2.append(
                '<details class="query"><summary>how to run it again</summary>',
            )
            if environment.getattr(l_1_x, 'command'):
                pass
                t_2.extend((
                    '<span class="again"><code><bdi>',
                    escape(environment.finalize(environment.getattr(l_1_x, 'command'))),
                    '</bdi></code></span>',
                ))
            if environment.getattr(l_1_x, 'query'):
                pass
                t_2.extend((
                    '<span class="again">query: <code><bdi>',
                    escape(environment.finalize(environment.getattr(l_1_x, 'query'))),
                    '</bdi></code></span>',
                ))
            t_2.append(
                '</details>',
            )
        return concat(t_2)
    context.exported_vars.add('reading')
    context.vars['reading'] = l_0_reading = Macro(environment, macro, 'reading', ('x',), False, False, False, context.eval_ctx.autoescape)
    yield '<section id="figures" aria-labelledby="h-figures">\n<h2 id="h-figures">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'figures')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'figures'):
        pass
        yield '<p class="lead">What the text claims beside what the evidence gives for the same subject, definition, unit and period. An interval spans every admissible reading. A code in brackets, such as T3, is a question of the codebook: <code>peaceops indicators T3</code>.</p>\n'
        def macro():
            t_3 = []
            pass
            t_3.append(
                '<table class="plain compact stack recomputed"><caption class="hidden">Numbers recomputed</caption>\n<thead><tr><th scope="col">Test</th><th scope="col">Claimed</th><th scope="col">Evidence</th><th scope="col">Fit</th><th scope="col">What was measured</th><th scope="col">Source and query</th></tr></thead>\n',
            )
            l_2_loop = missing
            for (l_2_verdict, l_2_group), l_2_loop in LoopContext(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'figures'), undefined):
                l_2_am = resolve('am')
                _loop_vars = {}
                pass
                t_3.extend((
                    '<tbody>\n<tr class="of"><th scope="rowgroup" colspan="6">',
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_2_am is missing else l_2_am), 'verdict'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_2_verdict, 'verdict'), _loop_vars=_loop_vars))),
                    ' ',
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_2_am is missing else l_2_am), 'statement'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_2_verdict, 'statement'), _loop_vars=_loop_vars))),
                    '</th></tr>\n',
                ))
                l_3_loop = missing
                for (l_3_kind, l_3_claimed, l_3_rows), l_3_loop in LoopContext(l_2_group, undefined):
                    _loop_vars = {}
                    pass
                    l_4_loop = missing
                    for l_4_r, l_4_loop in LoopContext(l_3_rows, undefined):
                        _loop_vars = {}
                        pass
                        t_3.append(
                            '<tr>',
                        )
                        if environment.getattr(l_4_loop, 'first'):
                            pass
                            t_3.extend((
                                '<th scope="row" rowspan="',
                                escape(environment.finalize(t_1(l_3_rows))),
                                '"><span class="kind-of">',
                                escape(environment.finalize(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'test_words'), l_3_kind))),
                                '</span></th>\n<td class="claim" data-label="claimed" rowspan="',
                                escape(environment.finalize(t_1(l_3_rows))),
                                '"><bdi>',
                                escape(environment.finalize(l_3_claimed)),
                                '</bdi></td>',
                            ))
                        t_3.append(
                            '<td class="value" data-label="evidence">',
                        )
                        l_5_loop = missing
                        for l_5_x, l_5_loop in LoopContext(environment.getattr(l_4_r, 'values')[:6], undefined):
                            _loop_vars = {}
                            pass
                            t_3.extend((
                                '<bdi>',
                                escape(environment.finalize(l_5_x)),
                                '</bdi>',
                                escape(environment.finalize(('; ' if (not environment.getattr(l_5_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 14 in 'audit/figures.html.j2' evaluated to false and no else section was defined.")))),
                            ))
                        l_5_loop = l_5_x = missing
                        if (t_1(environment.getattr(l_4_r, 'values')) > 6):
                            pass
                            t_3.extend((
                                '; and ',
                                escape(environment.finalize((t_1(environment.getattr(l_4_r, 'values')) - 6))),
                                ' more',
                            ))
                        t_3.extend((
                            '</td><td data-label="fit">',
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_fit'), l_4_r, _loop_vars=_loop_vars))),
                            '</td>\n<td data-label="measured">',
                        ))
                        if environment.getattr(l_4_r, 'definition'):
                            pass
                            t_3.extend((
                                '<bdi>',
                                escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'definition_words'), environment.getattr(l_4_r, 'definition'), _loop_vars=_loop_vars))),
                                '</bdi>',
                            ))
                        if environment.getattr(l_4_r, 'period'):
                            pass
                            t_3.extend((
                                ' <span class="muted"><bdi>',
                                escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_days'), environment.getattr(l_4_r, 'period'), _loop_vars=_loop_vars))),
                                '</bdi></span>',
                            ))
                        t_3.append(
                            '</td>\n<td data-label="source">',
                        )
                        if environment.getattr(l_4_r, 'is_series'):
                            pass
                            t_3.extend((
                                '<bdi>',
                                escape(environment.finalize((context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'cite_table'), environment.getattr(environment.getitem(environment.getattr(l_4_r, 'readings'), 0), 'citation'), _loop_vars=_loop_vars) or environment.getattr(environment.getitem(environment.getattr(l_4_r, 'readings'), 0), 'source')))),
                                '</bdi>',
                            ))
                            if (environment.getattr(environment.getitem(environment.getattr(l_4_r, 'readings'), 0), 'rule') and (environment.getattr(environment.getitem(environment.getattr(l_4_r, 'readings'), 0), 'rule') not in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'plain_rules'))):
                                pass
                                t_3.extend((
                                    ' <span class="muted">counted: <bdi>',
                                    escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr(l_4_r, 'readings'), 0), 'rule'))),
                                    '</bdi></span>',
                                ))
                            t_3.extend((
                                '<details><summary>',
                                escape(environment.finalize(t_1(environment.getattr(l_4_r, 'readings')))),
                                ' periods</summary><ul class="dense">',
                            ))
                            for l_5_x in environment.getattr(l_4_r, 'readings'):
                                l_5_bounds = resolve('bounds')
                                _loop_vars = {}
                                pass
                                t_3.extend((
                                    '<li><bdi>',
                                    escape(environment.finalize(environment.getattr(l_5_x, 'period'))),
                                    '</bdi>: <strong><bdi>',
                                    escape(environment.finalize(context.call((undefined(name='bounds') if l_5_bounds is missing else l_5_bounds), environment.getattr(l_5_x, 'low'), environment.getattr(l_5_x, 'high'), environment.getattr(l_5_x, 'text'), environment.getattr(l_5_x, 'unit'), _loop_vars=_loop_vars))),
                                    '</bdi></strong> <span class="muted">',
                                    escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'fit_words'), 'get'), environment.getattr(l_5_x, 'fit'), environment.getattr(l_5_x, 'fit'), _loop_vars=_loop_vars))),
                                    '</span>',
                                ))
                                if environment.getattr(l_5_x, 'command'):
                                    pass
                                    t_3.extend((
                                        '<span class="again"><code><bdi>',
                                        escape(environment.finalize(environment.getattr(l_5_x, 'command'))),
                                        '</bdi></code></span>',
                                    ))
                                t_3.append(
                                    '</li>',
                                )
                            l_5_x = l_5_bounds = missing
                            t_3.append(
                                '</ul></details>',
                            )
                        elif (t_1(environment.getattr(l_4_r, 'readings')) == 1):
                            pass
                            t_3.append(
                                escape(environment.finalize(context.call((undefined(name='reading') if l_0_reading is missing else l_0_reading), environment.getitem(environment.getattr(l_4_r, 'readings'), 0), _loop_vars=_loop_vars))),
                            )
                        else:
                            pass
                            t_3.extend((
                                '<details><summary>',
                                escape(environment.finalize(t_1(environment.getattr(l_4_r, 'readings')))),
                                ' readings</summary><ul class="dense">',
                            ))
                            for l_5_x in environment.getattr(l_4_r, 'readings'):
                                l_5_bounds = resolve('bounds')
                                _loop_vars = {}
                                pass
                                t_3.extend((
                                    '<li><strong><bdi>',
                                    escape(environment.finalize(context.call((undefined(name='bounds') if l_5_bounds is missing else l_5_bounds), environment.getattr(l_5_x, 'low'), environment.getattr(l_5_x, 'high'), environment.getattr(l_5_x, 'text'), environment.getattr(l_5_x, 'unit'), _loop_vars=_loop_vars))),
                                    '</bdi></strong> ',
                                    escape(environment.finalize(context.call((undefined(name='reading') if l_0_reading is missing else l_0_reading), l_5_x, _loop_vars=_loop_vars))),
                                    '</li>',
                                ))
                            l_5_x = l_5_bounds = missing
                            t_3.append(
                                '</ul></details>',
                            )
                        t_3.append(
                            '</td></tr>\n',
                        )
                    l_4_loop = l_4_r = missing
                l_3_loop = l_3_kind = l_3_claimed = l_3_rows = missing
                t_3.append(
                    '</tbody>\n',
                )
            l_2_loop = l_2_verdict = l_2_group = l_2_am = missing
            t_3.append(
                '</table>\n',
            )
            return concat(t_3)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Numbers recomputed', caller=caller)
        if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'figures_left'):
            pass
            yield '<p class="nothing">'
            yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'figures_left'))))
            yield ' more numbers are in the data: peaceops audit --csv or --json.</p>'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No number of the text could be recomputed with the evidence at hand; the manifest says what was not at hand.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '1=21&3=71&4=73&6=76&9=83&11=89&12=95&13=105&14=113&15=144&16=161&6=248&22=249&24=256'
