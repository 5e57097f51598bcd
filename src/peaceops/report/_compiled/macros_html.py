# Made by tools/compile_templates.py from macros.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'macros.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_layout = l_0_scroll = l_0_nothing = l_0_ocr = l_0_entry = l_0_marks = l_0_cites = l_0_refs = l_0_kind = l_0_points_table = missing
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
        t_3 = environment.filters['lower']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lower' found.")
    try:
        t_4 = environment.filters['replace']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'replace' found.")
    pass
    l_0_layout = context.vars['layout'] = environment.get_template('layout.html.j2', 'macros.html.j2')._get_default_module(context)
    context.exported_vars.discard('layout')
    l_0_scroll = environment.getattr((undefined(name='layout') if l_0_layout is missing else l_0_layout), 'scroll')
    context.vars['scroll'] = l_0_scroll
    context.exported_vars.add('scroll')
    l_0_nothing = environment.getattr((undefined(name='layout') if l_0_layout is missing else l_0_layout), 'nothing')
    context.vars['nothing'] = l_0_nothing
    context.exported_vars.add('nothing')
    def macro(l_1_e):
        t_5 = []
        if l_1_e is missing:
            l_1_e = undefined("parameter 'e' was not provided", name='e')
        pass
        if environment.getattr(l_1_e, 'is_ocr'):
            pass
            t_5.append(
                ' <abbr class="ocr" title="read by machine from a scanned page">OCR</abbr>',
            )
        return concat(t_5)
    context.exported_vars.add('ocr')
    context.vars['ocr'] = l_0_ocr = Macro(environment, macro, 'ocr', ('e',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_v, l_1_e, l_1_named):
        t_6 = []
        l_1_href = missing
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_e is missing:
            l_1_e = undefined("parameter 'e' was not provided", name='e')
        if l_1_named is missing:
            l_1_named = False
        pass
        t_6.append(
            '<span class="entry">',
        )
        if (l_1_named and environment.getattr(l_1_e, 'definition')):
            pass
            t_6.extend((
                '<span class="party">',
                escape(environment.finalize((environment.getattr(l_1_e, 'definition_label') or context.call(environment.getattr(l_1_v, 'definition_words'), environment.getattr(l_1_e, 'definition'))))),
                escape(environment.finalize((',' if environment.getattr(l_1_e, 'party') else cond_expr_undefined("the inline if-expression on line 8 in 'macros.html.j2' evaluated to false and no else section was defined.")))),
                '</span> ',
            ))
        if environment.getattr(l_1_e, 'party'):
            pass
            t_6.extend((
                '<span class="party"><bdi>',
                escape(environment.finalize((environment.getattr(l_1_e, 'party_label') or environment.getattr(l_1_e, 'party')))),
                '</bdi></span> ',
            ))
        t_6.extend((
            '<bdi class="value">',
            escape(environment.finalize(environment.getattr(l_1_e, 'text'))),
            '</bdi>',
        ))
        if environment.getattr(l_1_e, 'is_observed_none'):
            pass
            t_6.append(
                ' <span class="tag">observed none</span>',
            )
        if environment.getattr(l_1_e, 'is_relayed'):
            pass
            t_6.append(
                ' <span class="relayed">',
            )
            if environment.getattr(l_1_e, 'attributed_to'):
                pass
                t_6.extend((
                    'as told by <bdi>',
                    escape(environment.finalize((environment.getattr(l_1_e, 'attributed_label') or environment.getattr(l_1_e, 'attributed_to')))),
                    '</bdi>',
                ))
            else:
                pass
                t_6.append(
                    'relayed',
                )
            t_6.append(
                '</span>',
            )
        l_1_href = context.call(environment.getattr(l_1_v, 'entry_href'), l_1_e)
        t_6.append(
            ' ',
        )
        if (undefined(name='href') if l_1_href is missing else l_1_href):
            pass
            t_6.extend((
                '<a class="ref" href="',
                escape(environment.finalize((undefined(name='href') if l_1_href is missing else l_1_href))),
                '"',
            ))
            if (environment.getattr(l_1_e, 'summary') or (t_1(environment.getattr(l_1_e, 'locator_label')) > 36)):
                pass
                t_6.extend((
                    ' title="',
                    escape(environment.finalize(context.call(environment.getattr(l_1_v, 'entry_title'), l_1_e))),
                    '"',
                ))
            t_6.extend((
                '><bdi>',
                escape(environment.finalize(environment.getattr(l_1_e, 'source_label'))),
                '</bdi>',
            ))
            if environment.getattr(l_1_e, 'locator_label'):
                pass
                t_6.extend((
                    ', <bdi>',
                    escape(environment.finalize(context.call(environment.getattr(l_1_v, 'short'), environment.getattr(l_1_e, 'locator_label')))),
                    '</bdi>',
                ))
            t_6.extend((
                escape(environment.finalize(context.call((undefined(name='ocr') if l_0_ocr is missing else l_0_ocr), l_1_e))),
                '</a>',
            ))
        else:
            pass
            t_6.extend((
                '<span class="ref"><bdi>',
                escape(environment.finalize(environment.getattr(l_1_e, 'source_label'))),
                '</bdi>',
            ))
            if environment.getattr(l_1_e, 'locator_label'):
                pass
                t_6.extend((
                    ', <bdi>',
                    escape(environment.finalize(context.call(environment.getattr(l_1_v, 'short'), environment.getattr(l_1_e, 'locator_label')))),
                    '</bdi>',
                ))
            t_6.extend((
                escape(environment.finalize(context.call((undefined(name='ocr') if l_0_ocr is missing else l_0_ocr), l_1_e))),
                '</span>',
            ))
        l_2_loop = missing
        for l_2_other, l_2_loop in LoopContext(environment.getattr(l_1_e, 'claims')[1:], undefined):
            _loop_vars = {}
            pass
            if context.call(environment.getattr(l_1_v, 'href'), l_2_other, _loop_vars=_loop_vars):
                pass
                t_6.extend((
                    ' <a class="ref more" href="',
                    escape(environment.finalize(context.call(environment.getattr(l_1_v, 'href'), l_2_other, _loop_vars=_loop_vars))),
                    '" aria-label="further claim ',
                    escape(environment.finalize((environment.getattr(l_2_loop, 'index') + 1))),
                    '">+',
                    escape(environment.finalize(environment.getattr(l_2_loop, 'index'))),
                    '</a>',
                ))
        l_2_loop = l_2_other = missing
        t_6.append(
            '</span>',
        )
        return concat(t_6)
    context.exported_vars.add('entry')
    context.vars['entry'] = l_0_entry = Macro(environment, macro, 'entry', ('v', 'e', 'named'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_cited):
        t_7 = []
        if l_1_cited is missing:
            l_1_cited = undefined("parameter 'cited' was not provided", name='cited')
        pass
        l_2_loop = missing
        for (l_2_href, l_2_number, l_2_words), l_2_loop in LoopContext(l_1_cited, undefined):
            _loop_vars = {}
            pass
            t_7.extend((
                '<sup><a href="',
                escape(environment.finalize(l_2_href)),
                '" title="',
                escape(environment.finalize(l_2_words)),
                '" aria-label="claim from source ',
                escape(environment.finalize(l_2_number)),
                '">',
                escape(environment.finalize(l_2_number)),
                '</a></sup>',
            ))
            if (not environment.getattr(l_2_loop, 'last')):
                pass
                t_7.append(
                    '<wbr>',
                )
        l_2_loop = l_2_href = l_2_number = l_2_words = missing
        return concat(t_7)
    context.exported_vars.add('marks')
    context.vars['marks'] = l_0_marks = Macro(environment, macro, 'marks', ('cited',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_v, l_1_claims):
        t_8 = []
        l_1_cited = missing
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_claims is missing:
            l_1_claims = undefined("parameter 'claims' was not provided", name='claims')
        pass
        l_1_cited = t_2(context.eval_ctx, context.call(environment.getattr(l_1_v, 'cited'), l_1_claims))
        if (t_1((undefined(name='cited') if l_1_cited is missing else l_1_cited)) <= 12):
            pass
            t_8.append(
                escape(environment.finalize(context.call((undefined(name='marks') if l_0_marks is missing else l_0_marks), (undefined(name='cited') if l_1_cited is missing else l_1_cited)))),
            )
        else:
            pass
            t_8.extend((
                escape(environment.finalize(context.call((undefined(name='marks') if l_0_marks is missing else l_0_marks), (undefined(name='cited') if l_1_cited is missing else l_1_cited)[:8]))),
                '<details class="more-cites"><summary>and ',
                escape(environment.finalize((t_1((undefined(name='cited') if l_1_cited is missing else l_1_cited)) - 8))),
                ' more claims</summary>',
                escape(environment.finalize(context.call((undefined(name='marks') if l_0_marks is missing else l_0_marks), (undefined(name='cited') if l_1_cited is missing else l_1_cited)[8:]))),
                '</details>',
            ))
        return concat(t_8)
    context.exported_vars.add('cites')
    context.vars['cites'] = l_0_cites = Macro(environment, macro, 'cites', ('v', 'claims'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_v, l_1_claims):
        t_9 = []
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_claims is missing:
            l_1_claims = undefined("parameter 'claims' was not provided", name='claims')
        pass
        l_2_loop = missing
        for (l_2_href, l_2_number, l_2_words), l_2_loop in LoopContext(context.call(environment.getattr(l_1_v, 'cited'), l_1_claims), undefined):
            _loop_vars = {}
            pass
            t_9.extend((
                '<a href="',
                escape(environment.finalize(l_2_href)),
                '" title="',
                escape(environment.finalize(l_2_words)),
                '">',
                escape(environment.finalize(l_2_number)),
                '</a>',
                escape(environment.finalize((' ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 30 in 'macros.html.j2' evaluated to false and no else section was defined.")))),
            ))
        l_2_loop = l_2_href = l_2_number = l_2_words = missing
        return concat(t_9)
    context.exported_vars.add('refs')
    context.vars['refs'] = l_0_refs = Macro(environment, macro, 'refs', ('v', 'claims'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_name):
        t_10 = []
        l_1_kind_marks = resolve('kind_marks')
        l_1_kinds = resolve('kinds')
        if l_1_name is missing:
            l_1_name = undefined("parameter 'name' was not provided", name='name')
        pass
        t_10.extend((
            '<span class="kind k-',
            escape(environment.finalize(t_4(context.eval_ctx, t_3(l_1_name), '_', '-'))),
            '"><span class="sign" aria-hidden="true">',
            escape(environment.finalize(environment.getitem((undefined(name='kind_marks') if l_1_kind_marks is missing else l_1_kind_marks), l_1_name))),
            '</span> ',
            escape(environment.finalize(environment.getitem((undefined(name='kinds') if l_1_kinds is missing else l_1_kinds), l_1_name))),
            '</span>',
        ))
        return concat(t_10)
    context.exported_vars.add('kind')
    context.vars['kind'] = l_0_kind = Macro(environment, macro, 'kind', ('name',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_v, l_1_title, l_1_groups, l_1_has_marks):
        t_11 = []
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_title is missing:
            l_1_title = undefined("parameter 'title' was not provided", name='title')
        if l_1_groups is missing:
            l_1_groups = undefined("parameter 'groups' was not provided", name='groups')
        if l_1_has_marks is missing:
            l_1_has_marks = undefined("parameter 'has_marks' was not provided", name='has_marks')
        pass
        t_11.append(
            '<details class="numbers"><summary>The numbers</summary>\n',
        )
        def macro():
            t_12 = []
            pass
            t_12.extend((
                '<table class="plain compact"><caption><bdi>',
                escape(environment.finalize(l_1_title)),
                '</bdi></caption>\n<thead><tr><th scope="col">Day</th><th scope="col">What</th><th scope="col">Figure and source</th></tr></thead>\n<tbody>',
            ))
            for l_3_series in l_1_groups:
                _loop_vars = {}
                pass
                for l_4_p in environment.getattr(l_3_series, 'points'):
                    _loop_vars = {}
                    pass
                    t_12.extend((
                        '<tr><th scope="row" class="nowrap">',
                        escape(environment.finalize(context.call(environment.getattr(environment.getattr(l_4_p, 'day'), 'isoformat'), _loop_vars=_loop_vars))),
                        '</th><td><bdi>',
                        escape(environment.finalize(environment.getattr(l_3_series, 'title'))),
                        '</bdi></td><td>',
                    ))
                    if l_1_has_marks:
                        pass
                        t_12.extend((
                            escape(environment.finalize(context.call(environment.getattr(l_1_v, 'mark'), environment.getattr(l_4_p, 'entry'), _loop_vars=_loop_vars))),
                            ' ',
                        ))
                    t_12.extend((
                        escape(environment.finalize(context.call((undefined(name='entry') if l_0_entry is missing else l_0_entry), l_1_v, environment.getattr(l_4_p, 'entry'), _loop_vars=_loop_vars))),
                        '</td></tr>',
                    ))
                l_4_p = missing
            l_3_series = missing
            t_12.append(
                '</tbody></table>\n',
            )
            return concat(t_12)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        t_11.append(context.call((undefined(name='scroll') if l_0_scroll is missing else l_0_scroll), markup_join(('Numbers of ', l_1_title, )), caller=caller))
        t_11.append(
            '</details>\n',
        )
        return concat(t_11)
    context.exported_vars.add('points_table')
    context.vars['points_table'] = l_0_points_table = Macro(environment, macro, 'points_table', ('v', 'title', 'groups', 'has_marks'), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '1=36&2=38&3=41&4=44&6=58&8=71&9=79&10=88&11=91&12=96&13=116&14=120&15=154&16=169&20=191&21=197&24=221&25=229&26=230&29=249&30=257&33=275&35=295&37=309&38=314&40=317&37=347'
