# Made by tools/compile_templates.py from rules.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'rules.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_minimum_coverage = resolve('minimum_coverage')
    l_0_d = resolve('d')
    l_0_fig = resolve('fig')
    l_0_m = resolve('m')
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
        t_3 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_4 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_5 = environment.filters['percent']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'percent' found.")
    pass
    yield '<section id="rules" aria-labelledby="h-rules">\n<h2 id="h-rules">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'rules')))
    yield '</h2>\n<p class="lead">Each doctrine rule is weighed quarter by quarter: how probable it is, on this evidence, that the rule was met, was not met, or cannot be told. There is no verdict on a lifetime. A rule whose inputs are observed for less than '
    yield escape(environment.finalize(t_5((undefined(name='minimum_coverage') if l_0_minimum_coverage is missing else l_0_minimum_coverage))))
    yield ' of the time gets no verdict.</p>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'rules'):
        pass
        yield '<div class="scroll key-scroll" role="region" tabindex="0" aria-label="Key of the strips">'
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='fig') if l_0_fig is missing else l_0_fig), 'draw_strip_key'), 'strip-key')))
        yield '</div>\n'
        l_1_loop = missing
        for l_1_r, l_1_loop in LoopContext(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'rules'), undefined):
            l_1_v = resolve('v')
            _loop_vars = {}
            pass
            yield '<article class="rule" id="rule-'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'anchor'), environment.getattr(l_1_r, 'rule'), _loop_vars=_loop_vars)))
            yield '" aria-labelledby="h-rule-'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'anchor'), environment.getattr(l_1_r, 'rule'), _loop_vars=_loop_vars)))
            yield '">\n<h3 id="h-rule-'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'anchor'), environment.getattr(l_1_r, 'rule'), _loop_vars=_loop_vars)))
            yield '"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_r, 'title')))
            yield '</bdi> <span class="codes"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_r, 'rule')))
            yield '</bdi></span>'
            if (not environment.getattr(l_1_r, 'has_verdict')):
                pass
                yield ' <span class="tag strong">no verdict</span>'
            yield '</h3>\n'
            if (not environment.getattr(l_1_r, 'has_verdict')):
                pass
                yield '<p class="noverdict"><strong>No verdict.</strong> <bdi>'
                yield escape(environment.finalize((environment.getattr(l_1_r, 'reason') or 'The inputs of this rule are observed for too little of the time.')))
                yield '</bdi></p>\n'
            yield '<div class="scroll strip-scroll" role="region" tabindex="0" aria-label="Strip of '
            yield escape(environment.finalize(environment.getattr(l_1_r, 'title')))
            yield ' by quarter">'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'strip'), l_1_r, 'own', _loop_vars=_loop_vars)))
            yield '</div>\n<div class="columns">\n'
            if environment.getattr(l_1_r, 'has_verdict'):
                pass
                yield '<table class="plain shares">\n<caption>Share of the mission\'s days</caption>\n<tbody>\n'
                l_2_loop = missing
                for (l_2_label, l_2_share), l_2_loop in LoopContext((('met', environment.getattr(l_1_r, 'share_met')), ('not met', environment.getattr(l_1_r, 'share_not_met')), ('undetermined', environment.getattr(l_1_r, 'share_undetermined'))), undefined):
                    _loop_vars = {}
                    pass
                    yield '<tr><th scope="row">'
                    yield escape(environment.finalize(l_2_label))
                    yield '</th><td class="num">'
                    yield escape(environment.finalize(t_2(l_2_share)))
                    yield '</td><td>'
                    yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'share'), l_2_share, markup_join(('share of days ', l_2_label, )), place=markup_join((environment.getattr(l_1_r, 'rule'), '-', environment.getattr(l_2_loop, 'index'), )), _loop_vars=_loop_vars)))
                    yield '</td></tr>\n'
                l_2_loop = l_2_label = l_2_share = missing
                yield '</tbody>\n</table>\n'
            else:
                pass
                yield '<p class="muted small">No shares of time are given below a coverage of '
                yield escape(environment.finalize(t_1('%.2f', (undefined(name='minimum_coverage') if l_0_minimum_coverage is missing else l_0_minimum_coverage))))
                yield '; the strip shows what was observed.</p>\n'
            yield '<dl class="facts tight">\n<div><dt>Coverage of the deciding inputs</dt><dd>'
            yield escape(environment.finalize(t_1('%.2f', environment.getattr(l_1_r, 'coverage'))))
            yield ' <span class="muted">('
            yield escape(environment.finalize(t_1('%.2f', (undefined(name='minimum_coverage') if l_0_minimum_coverage is missing else l_0_minimum_coverage))))
            yield ' needed)</span></dd></div>\n<div><dt>Longest run not met</dt><dd>'
            yield escape(environment.finalize(environment.getattr(l_1_r, 'longest_not_met_quarters')))
            yield ' quarter'
            yield escape(environment.finalize(('s' if (environment.getattr(l_1_r, 'longest_not_met_quarters') != 1) else cond_expr_undefined("the inline if-expression on line 28 in 'rules.html.j2' evaluated to false and no else section was defined."))))
            yield '</dd></div>\n'
            if environment.getattr(l_1_r, 'met_bounds'):
                pass
                yield '<div><dt>Worst and best case, met</dt><dd>'
                yield escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_1_r, 'met_bounds'), 0))))
                yield ' to '
                yield escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_1_r, 'met_bounds'), 1))))
                yield '</dd></div>'
            if environment.getattr(l_1_r, 'not_met_bounds'):
                pass
                yield '<div><dt>Worst and best case, not met</dt><dd>'
                yield escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_1_r, 'not_met_bounds'), 0))))
                yield ' to '
                yield escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_1_r, 'not_met_bounds'), 1))))
                yield '</dd></div>'
            if environment.getattr(l_1_r, 'variants'):
                pass
                yield '<div><dt>Over '
                yield escape(environment.finalize(t_4(environment.getattr(l_1_r, 'variants'))))
                yield ' other choices</dt><dd>met '
                yield escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_1_r, 'met_range'), 0))))
                yield ' to '
                yield escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_1_r, 'met_range'), 1))))
                yield ', not met '
                yield escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_1_r, 'not_met_range'), 0))))
                yield ' to '
                yield escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_1_r, 'not_met_range'), 1))))
                yield '</dd></div>'
            yield '<div><dt>Rests on</dt><dd><a href="#'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'rule_row'), l_1_r, 0, _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'rule_claims'), l_1_r, _loop_vars=_loop_vars))))
            yield ' claims</a>, quarter by quarter below</dd></div>\n</dl>\n</div>\n'
            if environment.getattr(l_1_r, 'flip_set'):
                pass
                yield '<p><strong>What turns it.</strong> Without '
                l_2_loop = missing
                for l_2_s, l_2_loop in LoopContext(environment.getattr(l_1_r, 'flip_set'), undefined):
                    l_2_line = missing
                    _loop_vars = {}
                    pass
                    l_2_line = context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'source_of'), l_2_s, _loop_vars=_loop_vars)
                    _loop_vars['line'] = l_2_line
                    if (undefined(name='line') if l_2_line is missing else l_2_line):
                        pass
                        yield '<a href="#n'
                        yield escape(environment.finalize(environment.getattr((undefined(name='line') if l_2_line is missing else l_2_line), 'number')))
                        yield '"><bdi>'
                        yield escape(environment.finalize(environment.getattr((undefined(name='line') if l_2_line is missing else l_2_line), 'label')))
                        yield '</bdi></a>'
                    else:
                        pass
                        yield '<bdi>'
                        yield escape(environment.finalize(l_2_s))
                        yield '</bdi>'
                    yield escape(environment.finalize((', ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 36 in 'rules.html.j2' evaluated to false and no else section was defined."))))
                l_2_loop = l_2_s = l_2_line = missing
                yield ' the leading outcome would be another.</p>\n'
            if environment.getattr(l_1_r, 'would_change'):
                pass
                yield '<p><strong>What would change it.</strong></p><ul class="dense">'
                for l_2_line in environment.getattr(l_1_r, 'would_change'):
                    _loop_vars = {}
                    pass
                    yield '<li><bdi>'
                    yield escape(environment.finalize(l_2_line))
                    yield '</bdi></li>'
                l_2_line = missing
                yield '</ul>\n'
            if environment.getattr(l_1_r, 'beside'):
                pass
                yield '<details class="aside"'
                if (t_4(environment.getattr(l_1_r, 'beside')) <= 8):
                    pass
                    yield ' open'
                yield '><summary>Quality and exposure: shown beside, cannot turn the rule ('
                yield escape(environment.finalize(t_4(environment.getattr(l_1_r, 'beside'))))
                yield ')</summary>\n<ul class="dense two">'
                for l_2_e in environment.getattr(l_1_r, 'beside'):
                    _loop_vars = {}
                    pass
                    yield '<li>'
                    if environment.getattr(l_2_e, 'definition'):
                        pass
                        yield '<span class="codes"><bdi>'
                        yield escape(environment.finalize(environment.getattr(l_2_e, 'definition')))
                        yield '</bdi></span> '
                    yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_1_v is missing else l_1_v), l_2_e, _loop_vars=_loop_vars)))
                    yield '</li>'
                l_2_e = missing
                yield '</ul></details>\n'
            if (environment.getattr(l_1_r, 'variants') or environment.getattr(l_1_r, 'influences')):
                pass
                yield '<details class="aside"><summary>Other choices and the pull of each source</summary>\n'
                if environment.getattr(l_1_r, 'variants'):
                    pass
                    def macro():
                        t_6 = []
                        pass
                        t_6.append(
                            '<table class="plain"><caption>Shares of days under other choices</caption>\n<thead><tr><th scope="col">Choice</th><th scope="col">Kind</th><th scope="col" class="num">met</th><th scope="col" class="num">not met</th></tr></thead>\n<tbody>',
                        )
                        for l_3_x in environment.getattr(l_1_r, 'variants'):
                            _loop_vars = {}
                            pass
                            t_6.extend((
                                '<tr><th scope="row"><bdi>',
                                escape(environment.finalize(environment.getattr(l_3_x, 'label'))),
                                '</bdi></th><td><bdi>',
                                escape(environment.finalize(environment.getattr(l_3_x, 'kind'))),
                                '</bdi></td><td class="num">',
                                escape(environment.finalize(t_1('%.2f', environment.getattr(l_3_x, 'share_met')))),
                                '</td><td class="num">',
                                escape(environment.finalize(t_1('%.2f', environment.getattr(l_3_x, 'share_not_met')))),
                                '</td></tr>',
                            ))
                        l_3_x = missing
                        t_6.append(
                            '</tbody></table>\n',
                        )
                        return concat(t_6)
                    caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
                    yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), markup_join(('Other choices for ', environment.getattr(l_1_r, 'title'), )), caller=caller, _loop_vars=_loop_vars)
                if environment.getattr(l_1_r, 'influences'):
                    pass
                    yield '<p>Part of the movement when one source is left out: '
                    l_2_loop = missing
                    for l_2_x, l_2_loop in LoopContext(environment.getattr(l_1_r, 'influences')[:12], undefined):
                        l_2_line = missing
                        _loop_vars = {}
                        pass
                        l_2_line = context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'source_of'), environment.getattr(l_2_x, 'source'), _loop_vars=_loop_vars)
                        _loop_vars['line'] = l_2_line
                        if (undefined(name='line') if l_2_line is missing else l_2_line):
                            pass
                            yield '<a href="#n'
                            yield escape(environment.finalize(environment.getattr((undefined(name='line') if l_2_line is missing else l_2_line), 'number')))
                            yield '"><bdi>'
                            yield escape(environment.finalize(environment.getattr((undefined(name='line') if l_2_line is missing else l_2_line), 'label')))
                            yield '</bdi></a>'
                        else:
                            pass
                            yield '<bdi>'
                            yield escape(environment.finalize(environment.getattr(l_2_x, 'source')))
                            yield '</bdi>'
                        yield ' '
                        yield escape(environment.finalize(t_1('%.2f', environment.getattr(l_2_x, 'share'))))
                        yield escape(environment.finalize((', ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 55 in 'rules.html.j2' evaluated to false and no else section was defined."))))
                    l_2_loop = l_2_x = l_2_line = missing
                    if (t_4(environment.getattr(l_1_r, 'influences')) > 12):
                        pass
                        yield ', and '
                        yield escape(environment.finalize((t_4(environment.getattr(l_1_r, 'influences')) - 12)))
                        yield ' with less'
                    yield '.</p>\n'
                yield '</details>\n'
            yield '<details class="numbers"><summary>The numbers, quarter by quarter</summary>\n'
            def macro():
                t_7 = []
                pass
                t_7.extend((
                    '<table class="plain compact"><caption>',
                    escape(environment.finalize(environment.getattr(l_1_r, 'title'))),
                    ': probabilities by quarter, with worst and best case, range over priors, and claims</caption>\n<thead><tr><th scope="col">Quarter</th><th scope="col" class="num">met</th><th scope="col" class="num">not met</th><th scope="col" class="num">undet.</th><th scope="col" class="num">met, worst–best</th><th scope="col" class="num">not met, best–worst</th><th scope="col" class="num">met over priors</th><th scope="col" class="num">coverage</th><th scope="col">What decides</th><th scope="col">Claims by source number</th></tr></thead>\n<tbody>\n',
                ))
                l_3_loop = missing
                for l_3_c, l_3_loop in LoopContext(environment.getattr(l_1_r, 'cells'), undefined):
                    _loop_vars = {}
                    pass
                    t_7.extend((
                        '<tr id="',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'rule_row'), l_1_r, environment.getattr(l_3_loop, 'index0'), _loop_vars=_loop_vars))),
                        '"',
                    ))
                    if context.call(environment.getattr((undefined(name='v') if l_1_v is missing else l_1_v), 'is_weak'), l_3_c, _loop_vars=_loop_vars):
                        pass
                        t_7.append(
                            ' class="weak"',
                        )
                    t_7.extend((
                        '><th scope="row">',
                        escape(environment.finalize(environment.getattr(l_3_c, 'label'))),
                        '</th><td class="num">',
                        escape(environment.finalize(t_1('%.2f', environment.getattr(l_3_c, 'p_met')))),
                        '</td><td class="num">',
                        escape(environment.finalize(t_1('%.2f', environment.getattr(l_3_c, 'p_not_met')))),
                        '</td><td class="num">',
                        escape(environment.finalize(t_1('%.2f', environment.getattr(l_3_c, 'p_undetermined')))),
                        '</td><td class="num">',
                        escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_3_c, 'met_bounds'), 0)))),
                        '–',
                        escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_3_c, 'met_bounds'), 1)))),
                        '</td><td class="num">',
                        escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_3_c, 'not_met_bounds'), 0)))),
                        '–',
                        escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_3_c, 'not_met_bounds'), 1)))),
                        '</td><td class="num">',
                        escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_3_c, 'met_prior_range'), 0)))),
                        '–',
                        escape(environment.finalize(t_1('%.2f', environment.getitem(environment.getattr(l_3_c, 'met_prior_range'), 1)))),
                        '</td><td class="num">',
                        escape(environment.finalize(t_1('%.2f', environment.getattr(l_3_c, 'coverage')))),
                        '</td><td><bdi>',
                        escape(environment.finalize(environment.getattr(l_3_c, 'note'))),
                        '</bdi>',
                    ))
                    if environment.getattr(l_3_c, 'is_contested'):
                        pass
                        t_7.append(
                            ' <span class="tag">contested</span>',
                        )
                    if environment.getattr(l_3_c, 'is_carried'):
                        pass
                        t_7.append(
                            ' <span class="tag">carried forward</span>',
                        )
                    if environment.getattr(l_3_c, 'missing'):
                        pass
                        t_7.extend((
                            ' <span class="muted">missing: <bdi>',
                            escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_3_c, 'missing'), ', '))),
                            '</bdi></span>',
                        ))
                    t_7.extend((
                        '</td><td class="refs">',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'refs'), (undefined(name='v') if l_1_v is missing else l_1_v), environment.getattr(l_3_c, 'claims'), _loop_vars=_loop_vars))),
                        '</td></tr>\n',
                    ))
                l_3_loop = l_3_c = missing
                t_7.append(
                    '</tbody></table>\n',
                )
                return concat(t_7)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), markup_join(('Numbers of ', environment.getattr(l_1_r, 'title'), )), caller=caller, _loop_vars=_loop_vars)
            yield '</details>\n</article>\n'
        l_1_loop = l_1_r = l_1_v = missing
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No rule was evaluated.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=47&3=49&4=51&5=54&6=57&7=62&8=66&9=76&10=79&12=82&14=86&18=90&19=94&24=105&27=108&28=112&29=116&30=123&31=130&32=144&35=148&36=152&38=173&39=176&41=184&42=187&43=193&45=206&47=209&48=211&51=217&48=237&54=238&55=242&60=272&61=277&64=281&65=286&60=349&73=354'
