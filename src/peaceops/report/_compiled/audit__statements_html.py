# Made by tools/compile_templates.py from audit/statements.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/statements.html.j2'

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
    l_0_tests = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    def macro(l_1_verdict):
        t_2 = []
        if l_1_verdict is missing:
            l_1_verdict = undefined("parameter 'verdict' was not provided", name='verdict')
        pass
        for l_2_t in environment.getattr(l_1_verdict, 'tests'):
            l_2_am = resolve('am')
            _loop_vars = {}
            pass
            t_2.extend((
                '<div class="test"><p><span class="tag">',
                escape(environment.finalize(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'test_words'), environment.getattr(l_2_t, 'kind')))),
                '</span> ',
                escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_2_am is missing else l_2_am), 'verdict'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_2_t, 'verdict'), _loop_vars=_loop_vars))),
            ))
            if (environment.getattr(l_2_t, 'explanation') != environment.getattr(l_1_verdict, 'explanation')):
                pass
                t_2.extend((
                    ' <bdi>',
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_days'), environment.getattr(l_2_t, 'explanation'), _loop_vars=_loop_vars))),
                    '</bdi>',
                ))
            t_2.extend((
                '</p>\n',
                escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_2_am is missing else l_2_am), 'grounds'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_2_t, 'grounds'), _loop_vars=_loop_vars))),
                '\n',
            ))
            if environment.getattr(l_2_t, 'figures'):
                pass
                t_2.append(
                    '<ul class="dense">',
                )
                for l_3_r in environment.getattr(l_2_t, 'figures')[:12]:
                    l_3_bounds = resolve('bounds')
                    _loop_vars = {}
                    pass
                    t_2.extend((
                        '<li><bdi>',
                        escape(environment.finalize(environment.getattr(l_3_r, 'claimed'))),
                        '</bdi>: <bdi class="value">',
                        escape(environment.finalize(context.call((undefined(name='bounds') if l_3_bounds is missing else l_3_bounds), environment.getattr(l_3_r, 'low'), environment.getattr(l_3_r, 'high'), environment.getattr(l_3_r, 'text'), environment.getattr(l_3_r, 'unit'), _loop_vars=_loop_vars))),
                        '</bdi> <span class="muted">',
                        escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'fit_words'), 'get'), environment.getattr(l_3_r, 'fit'), environment.getattr(l_3_r, 'fit'), _loop_vars=_loop_vars))),
                    ))
                    if environment.getattr(l_3_r, 'definition'):
                        pass
                        t_2.extend((
                            '; <bdi>',
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'definition_words'), environment.getattr(l_3_r, 'definition'), _loop_vars=_loop_vars))),
                            '</bdi>',
                        ))
                    if (environment.getattr(l_3_r, 'rule') and (environment.getattr(l_3_r, 'rule') not in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'plain_rules'))):
                        pass
                        t_2.extend((
                            '; <bdi>',
                            escape(environment.finalize(environment.getattr(l_3_r, 'rule'))),
                            '</bdi>',
                        ))
                    if environment.getattr(l_3_r, 'period'):
                        pass
                        t_2.extend((
                            '; <bdi>',
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_days'), environment.getattr(l_3_r, 'period'), _loop_vars=_loop_vars))),
                            '</bdi>',
                        ))
                    if (environment.getattr(l_3_r, 'citation') or environment.getattr(l_3_r, 'source')):
                        pass
                        t_2.extend((
                            '; <bdi>',
                            escape(environment.finalize((environment.getattr(l_3_r, 'citation') or environment.getattr(l_3_r, 'source')))),
                            '</bdi>',
                        ))
                    t_2.append(
                        '</span></li>',
                    )
                l_3_r = l_3_bounds = missing
                if (t_1(environment.getattr(l_2_t, 'figures')) > 12):
                    pass
                    t_2.extend((
                        '<li class="muted">and ',
                        escape(environment.finalize((t_1(environment.getattr(l_2_t, 'figures')) - 12))),
                        ' more under <a href="#figures">Numbers recomputed</a></li>',
                    ))
                t_2.append(
                    '</ul>',
                )
            t_2.append(
                '</div>\n',
            )
        l_2_t = l_2_am = missing
        return concat(t_2)
    context.exported_vars.add('tests')
    context.vars['tests'] = l_0_tests = Macro(environment, macro, 'tests', ('verdict',), False, False, False, context.eval_ctx.autoescape)
    yield '<section id="statements" aria-labelledby="h-statements">\n<h2 id="h-statements">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'statements')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'statements'):
        pass
        yield '<p class="lead">Statements that met evidence at hand. The verdict is that of the first test that applies, in the order: within the text, recomputed, ledger, document cited; all tests are shown. The others stand <a href="#untested">below</a>.</p>\n<ul class="counted">'
        def t_3(fiter):
            for (l_1_name, l_1_number) in fiter:
                if l_1_number:
                    yield (l_1_name, l_1_number)
        for (l_1_name, l_1_number) in t_3(context.call(environment.getattr(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'counts'), 'verdicts'), 'items'))):
            l_1_am = resolve('am')
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'verdict'), (undefined(name='v') if l_0_v is missing else l_0_v), l_1_name, _loop_vars=_loop_vars)))
            yield ' <strong>'
            yield escape(environment.finalize(l_1_number))
            yield '</strong> <span class="muted">of '
            yield escape(environment.finalize(t_1(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'statements'))))
            yield '</span></li>'
        l_1_name = l_1_number = l_1_am = missing
        yield '</ul>\n'
        if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tested'):
            pass
            def macro():
                t_4 = []
                pass
                t_4.append(
                    '<table class="plain compact stack verdicts"><caption class="hidden">Statements and verdicts</caption>\n<thead><tr><th scope="col">No.</th><th scope="col">Statement</th><th scope="col">Verdict</th><th scope="col">Why</th></tr></thead>\n<tbody>\n',
                )
                for (l_2_s, l_2_verdict) in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tested'):
                    l_2_am = resolve('am')
                    l_2_href = missing
                    _loop_vars = {}
                    pass
                    t_4.extend((
                        '<tr id="',
                        escape(environment.finalize(environment.getattr(l_2_s, 'id'))),
                        '"><th scope="row">',
                    ))
                    l_2_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'sentence_href'), environment.getattr(l_2_s, 'sentence'), _loop_vars=_loop_vars)
                    _loop_vars['href'] = l_2_href
                    if (undefined(name='href') if l_2_href is missing else l_2_href):
                        pass
                        t_4.extend((
                            '<a href="',
                            escape(environment.finalize((undefined(name='href') if l_2_href is missing else l_2_href))),
                            '" aria-label="',
                            escape(environment.finalize(environment.getattr(l_2_s, 'id'))),
                            ', to the text">',
                            escape(environment.finalize(environment.getattr(l_2_s, 'id'))),
                            '</a>',
                        ))
                    else:
                        pass
                        t_4.append(
                            escape(environment.finalize(environment.getattr(l_2_s, 'id'))),
                        )
                    t_4.extend((
                        '<span class="codes">',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'locate'), environment.getattr(l_2_s, 'sentence'), _loop_vars=_loop_vars)[2:])),
                        '</span></th>\n<td><bdi>',
                        escape(environment.finalize(environment.getattr(l_2_s, 'text'))),
                        '</bdi>',
                    ))
                    if (environment.getattr(l_2_s, 'attribution') and (environment.getattr(l_2_s, 'attribution') != environment.getattr(l_2_s, 'modality'))):
                        pass
                        t_4.extend((
                            ' <span class="muted">attributed to <bdi>',
                            escape(environment.finalize(environment.getattr(l_2_s, 'attribution'))),
                            '</bdi></span>',
                        ))
                    if (environment.getattr(l_2_s, 'modality') != 'asserted'):
                        pass
                        t_4.extend((
                            ' <span class="tag">',
                            escape(environment.finalize(environment.getattr(l_2_s, 'modality'))),
                            '</span>',
                        ))
                    for l_3_label in environment.getattr(l_2_s, 'notes'):
                        l_3_href = l_2_href
                        _loop_vars = {}
                        pass
                        l_3_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'note_href'), l_3_label, _loop_vars=_loop_vars)
                        _loop_vars['href'] = l_3_href
                        if (undefined(name='href') if l_3_href is missing else l_3_href):
                            pass
                            t_4.extend((
                                ' <sup><a href="',
                                escape(environment.finalize((undefined(name='href') if l_3_href is missing else l_3_href))),
                                '" aria-label="note ',
                                escape(environment.finalize(l_3_label)),
                                '">',
                                escape(environment.finalize(l_3_label)),
                                '</a></sup>',
                            ))
                    l_3_label = l_3_href = missing
                    t_4.append(
                        '</td>\n<td data-label="verdict">',
                    )
                    if l_2_verdict:
                        pass
                        t_4.append(
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_2_am is missing else l_2_am), 'verdict'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_2_verdict, 'verdict'), _loop_vars=_loop_vars))),
                        )
                    t_4.append(
                        '</td>\n<td data-label="why">',
                    )
                    if l_2_verdict:
                        pass
                        t_4.extend((
                            '<bdi>',
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_days'), environment.getattr(l_2_verdict, 'explanation'), _loop_vars=_loop_vars))),
                            '</bdi>',
                        ))
                        if environment.getattr(l_2_verdict, 'tests'):
                            pass
                            t_4.extend((
                                '<details><summary>',
                                escape(environment.finalize(t_1(environment.getattr(l_2_verdict, 'tests')))),
                                ' test',
                                escape(environment.finalize(('s' if (t_1(environment.getattr(l_2_verdict, 'tests')) != 1) else cond_expr_undefined("the inline if-expression on line 23 in 'audit/statements.html.j2' evaluated to false and no else section was defined.")))),
                                '</summary>',
                                escape(environment.finalize(context.call((undefined(name='tests') if l_0_tests is missing else l_0_tests), l_2_verdict, _loop_vars=_loop_vars))),
                                '</details>',
                            ))
                    t_4.append(
                        '</td></tr>\n',
                    )
                l_2_s = l_2_verdict = l_2_href = l_2_am = missing
                t_4.append(
                    '</tbody></table>\n',
                )
                return concat(t_4)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Statements and verdicts', caller=caller)
        else:
            pass
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No statement met evidence at hand.')))
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'no_statement'))))
        yield '\n'
    yield '</section>\n<section id="untested" aria-labelledby="h-untested">\n<h2 id="h-untested">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'untested')))
    yield '</h2>\n'
    if (environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'untested') or environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'explaining')):
        pass
        yield '<p class="lead">Motive, norm and opinion are not settled by evidence of facts. Where there is no evidence at hand, that says something of the evidence base and nothing of the text.</p>\n'
        for (l_1_name, l_1_reason, l_1_group) in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'untested'):
            l_1_am = resolve('am')
            _loop_vars = {}
            pass
            yield '<details class="aside"'
            if (l_1_name == 'no-evidence'):
                pass
                yield ' open'
            yield '><summary>'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'verdict'), (undefined(name='v') if l_0_v is missing else l_0_v), l_1_name, _loop_vars=_loop_vars)))
            yield ' <bdi>'
            yield escape(environment.finalize((l_1_reason or 'no reason given')))
            yield '</bdi> ('
            yield escape(environment.finalize(t_1(l_1_group)))
            yield ')</summary>\n<ul class="dense">'
            for (l_2_s, l_2_more) in l_1_group:
                l_2_href = missing
                _loop_vars = {}
                pass
                yield '<li id="'
                yield escape(environment.finalize(environment.getattr(l_2_s, 'id')))
                yield '">'
                l_2_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'sentence_href'), environment.getattr(l_2_s, 'sentence'), _loop_vars=_loop_vars)
                _loop_vars['href'] = l_2_href
                if (undefined(name='href') if l_2_href is missing else l_2_href):
                    pass
                    yield '<a href="'
                    yield escape(environment.finalize((undefined(name='href') if l_2_href is missing else l_2_href)))
                    yield '" aria-label="'
                    yield escape(environment.finalize(environment.getattr(l_2_s, 'id')))
                    yield ', to the text">'
                    yield escape(environment.finalize(environment.getattr(l_2_s, 'id')))
                    yield '</a>'
                else:
                    pass
                    yield escape(environment.finalize(environment.getattr(l_2_s, 'id')))
                yield ' <q><bdi>'
                yield escape(environment.finalize(environment.getattr(l_2_s, 'text')))
                yield '</bdi></q>'
                if environment.getattr(l_2_s, 'cue'):
                    pass
                    yield ' <span class="muted">told by “<bdi>'
                    yield escape(environment.finalize(environment.getattr(l_2_s, 'cue')))
                    yield '</bdi>”</span>'
                if l_2_more:
                    pass
                    yield '<span class="muted">; <bdi>'
                    yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_days'), l_2_more, _loop_vars=_loop_vars)))
                    yield '</bdi></span>'
                yield '</li>'
            l_2_s = l_2_more = l_2_href = missing
            yield '</ul></details>\n'
        l_1_name = l_1_reason = l_1_group = l_1_am = missing
        if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'explaining'):
            pass
            yield '<details class="aside"><summary>Figures and days in notes that explain and cite nothing: not tested ('
            yield escape(environment.finalize(t_1(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'explaining'))))
            yield ')</summary>\n<ul class="dense">'
            for l_1_n in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'explaining'):
                _loop_vars = {}
                pass
                yield '<li><a href="'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'note_href'), environment.getattr(l_1_n, 'label'), _loop_vars=_loop_vars)))
                yield '">note '
                yield escape(environment.finalize(environment.getattr(l_1_n, 'label')))
                yield '</a> <q><bdi>'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'quote'), environment.getattr(l_1_n, 'text'), _loop_vars=_loop_vars)))
                yield '</bdi></q></li>'
            l_1_n = missing
            yield '</ul></details>\n'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), ('Every statement that was found met a test.' if environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'statements') else environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'no_statement')))))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '1=22&2=27&3=33&4=46&5=49&10=116&11=118&13=121&14=138&15=140&19=146&20=153&21=178&22=216&23=224&15=251&27=254&29=257&33=260&34=262&36=265&37=270&38=280&40=318&41=321&42=323&45=337'
