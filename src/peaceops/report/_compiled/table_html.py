# Made by tools/compile_templates.py from table.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'table.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_d = resolve('d')
    l_0_v = resolve('v')
    l_0_m = resolve('m')
    l_0_cell_body = resolve('cell_body')
    l_0_cell_class = resolve('cell_class')
    try:
        t_1 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
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
    yield '<section id="table" aria-labelledby="h-table" class="bleed">\n<h2 id="h-table">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'table')))
    yield '</h2>\n'
    if (environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'table') and environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'years')):
        pass
        yield '<p class="lead">One question a row, one year a column. Each value names its document and paragraph and links to the claim. What is missing says why.</p>\n<p class="legend"><span>'
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'kind'), 'NOT_APPLICABLE')))
        yield '</span> <span>'
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'kind'), 'NOT_SEARCHED')))
        yield '</span> <span>'
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'kind'), 'SEARCHED_NO_EVIDENCE')))
        yield '</span> <span>'
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'kind'), 'CONTESTED')))
        yield ': values exclude each other</span> <span><abbr class="ocr">OCR</abbr> read by machine from a scan</span> <span><span class="relayed">as told by</span> relayed, not observed</span></p>\n'
        def macro(l_1_cell, l_1_limit, l_1_named, l_1_folded):
            t_5 = []
            if l_1_cell is missing:
                l_1_cell = undefined("parameter 'cell' was not provided", name='cell')
            if l_1_limit is missing:
                l_1_limit = undefined("parameter 'limit' was not provided", name='limit')
            if l_1_named is missing:
                l_1_named = undefined("parameter 'named' was not provided", name='named')
            if l_1_folded is missing:
                l_1_folded = True
            pass
            if environment.getattr(l_1_cell, 'entries'):
                pass
                if (environment.getattr(l_1_cell, 'no_value') == 'CONTESTED'):
                    pass
                    t_5.append(
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'kind'), 'CONTESTED'))),
                    )
                t_5.append(
                    '<ul>',
                )
                for l_2_e in environment.getattr(l_1_cell, 'entries')[:l_1_limit]:
                    _loop_vars = {}
                    pass
                    t_5.extend((
                        '<li>',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_0_v is missing else l_0_v), l_2_e, l_1_named, _loop_vars=_loop_vars))),
                        '</li>',
                    ))
                l_2_e = missing
                t_5.append(
                    '</ul>\n',
                )
                if (t_2(environment.getattr(l_1_cell, 'entries')) > l_1_limit):
                    pass
                    t_5.extend((
                        '<details><summary>',
                        escape(environment.finalize((t_2(environment.getattr(l_1_cell, 'entries')) - l_1_limit))),
                        ' more</summary><ul>',
                    ))
                    for l_2_e in environment.getattr(l_1_cell, 'entries')[l_1_limit:]:
                        _loop_vars = {}
                        pass
                        t_5.extend((
                            '<li>',
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_0_v is missing else l_0_v), l_2_e, l_1_named, _loop_vars=_loop_vars))),
                            '</li>',
                        ))
                    l_2_e = missing
                    t_5.append(
                        '</ul></details>',
                    )
            else:
                pass
                t_5.append(
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'kind'), context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'kind'), l_1_cell)))),
                )
                if ((t_2(environment.getattr(l_1_cell, 'reason')) > 60) and l_1_folded):
                    pass
                    t_5.extend((
                        '<details class="reason"><summary>why</summary><bdi>',
                        escape(environment.finalize(environment.getattr(l_1_cell, 'reason'))),
                        '</bdi></details>',
                    ))
                elif environment.getattr(l_1_cell, 'reason'):
                    pass
                    t_5.extend((
                        '<span class="reason"><bdi>',
                        escape(environment.finalize(environment.getattr(l_1_cell, 'reason'))),
                        '</bdi></span>',
                    ))
            return concat(t_5)
        context.exported_vars.add('cell_body')
        context.vars['cell_body'] = l_0_cell_body = Macro(environment, macro, 'cell_body', ('cell', 'limit', 'named', 'folded'), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_cell):
            t_6 = []
            if l_1_cell is missing:
                l_1_cell = undefined("parameter 'cell' was not provided", name='cell')
            pass
            if environment.getattr(l_1_cell, 'entries'):
                pass
                t_6.append(
                    escape(environment.finalize(('contested' if (environment.getattr(l_1_cell, 'no_value') == 'CONTESTED') else 'has'))),
                )
            else:
                pass
                t_6.extend((
                    'none n-',
                    escape(environment.finalize(t_4(context.eval_ctx, t_3(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'kind'), l_1_cell)), '_', '-'))),
                ))
            return concat(t_6)
        context.exported_vars.add('cell_class')
        context.vars['cell_class'] = l_0_cell_class = Macro(environment, macro, 'cell_class', ('cell',), False, False, False, context.eval_ctx.autoescape)
        yield '<div class="screen-only">\n'
        def macro():
            t_7 = []
            pass
            t_7.extend((
                '<table class="years">\n<caption class="hidden">Evidence by question and year, ',
                escape(environment.finalize(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'years'), 0))),
                ' to ',
                escape(environment.finalize(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'years'), -1))),
                '</caption>\n<thead><tr><th scope="col">Question</th>',
            ))
            for l_2_year in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'years'):
                _loop_vars = {}
                pass
                t_7.extend((
                    '<th scope="col">',
                    escape(environment.finalize(l_2_year)),
                    '</th>',
                ))
            l_2_year = missing
            t_7.append(
                '</tr></thead>\n<tbody>\n',
            )
            for l_2_row in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'table'):
                _loop_vars = {}
                pass
                t_7.extend((
                    '<tr><th scope="row"><bdi>',
                    escape(environment.finalize(environment.getattr(l_2_row, 'title'))),
                    '</bdi><span class="codes"><bdi>',
                    escape(environment.finalize(t_1(context.eval_ctx, environment.getattr(l_2_row, 'indicators'), ', '))),
                    '</bdi></span></th>\n',
                ))
                for l_3_year in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'years'):
                    l_3_shown = resolve('shown')
                    l_3_cell = missing
                    _loop_vars = {}
                    pass
                    l_3_cell = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'cell'), l_2_row, l_3_year, _loop_vars=_loop_vars)
                    _loop_vars['cell'] = l_3_cell
                    t_7.extend((
                        '<td class="',
                        escape(environment.finalize(context.call((undefined(name='cell_class') if l_0_cell_class is missing else l_0_cell_class), (undefined(name='cell') if l_3_cell is missing else l_3_cell), _loop_vars=_loop_vars))),
                        '">',
                        escape(environment.finalize(context.call((undefined(name='cell_body') if l_0_cell_body is missing else l_0_cell_body), (undefined(name='cell') if l_3_cell is missing else l_3_cell), (undefined(name='shown') if l_3_shown is missing else l_3_shown), (t_2(environment.getattr(l_2_row, 'indicators')) > 1), _loop_vars=_loop_vars))),
                        '</td>\n',
                    ))
                l_3_year = l_3_cell = l_3_shown = missing
                t_7.append(
                    '</tr>\n',
                )
            l_2_row = missing
            t_7.append(
                '</tbody>\n</table>\n',
            )
            return concat(t_7)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Evidence by year and question; scroll with the arrow keys', caller=caller)
        yield '</div>\n<div class="print-only">\n'
        for l_1_block in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'blocks'):
            _loop_vars = {}
            pass
            yield '<table class="years">\n<caption>Evidence by question, '
            yield escape(environment.finalize(environment.getitem(l_1_block, 0)))
            yield ' to '
            yield escape(environment.finalize(environment.getitem(l_1_block, -1)))
            yield '</caption>\n<thead><tr><th scope="col">Question</th>'
            for l_2_year in l_1_block:
                _loop_vars = {}
                pass
                yield '<th scope="col">'
                yield escape(environment.finalize(l_2_year))
                yield '</th>'
            l_2_year = missing
            yield '</tr></thead>\n<tbody>\n'
            for l_2_row in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'table'):
                _loop_vars = {}
                pass
                yield '<tr><th scope="row"><bdi>'
                yield escape(environment.finalize(environment.getattr(l_2_row, 'title')))
                yield '</bdi></th>'
                for l_3_year in l_1_block:
                    l_3_cell = missing
                    _loop_vars = {}
                    pass
                    l_3_cell = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'cell'), l_2_row, l_3_year, _loop_vars=_loop_vars)
                    _loop_vars['cell'] = l_3_cell
                    yield '<td class="'
                    yield escape(environment.finalize(context.call((undefined(name='cell_class') if l_0_cell_class is missing else l_0_cell_class), (undefined(name='cell') if l_3_cell is missing else l_3_cell), _loop_vars=_loop_vars)))
                    yield '">'
                    yield escape(environment.finalize(context.call((undefined(name='cell_body') if l_0_cell_body is missing else l_0_cell_body), (undefined(name='cell') if l_3_cell is missing else l_3_cell), 1000000, (t_2(environment.getattr(l_2_row, 'indicators')) > 1), False, _loop_vars=_loop_vars)))
                    yield '</td>'
                l_3_year = l_3_cell = missing
                yield '</tr>\n'
            l_2_row = missing
            yield '</tbody>\n</table>\n'
        l_1_block = missing
        yield '</div>\n'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No claim about this mission is on file, so there is no year to show. That is a statement about the evidence base, not about the mission.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=42&3=44&5=47&6=55&7=66&8=68&9=76&10=88&12=110&15=129&17=149&19=154&20=159&22=171&23=176&24=181&25=190&17=205&34=207&36=211&37=215&39=223&40=227&47=248'
