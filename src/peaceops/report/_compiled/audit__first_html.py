# Made by tools/compile_templates.py from audit/first.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/first.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_titles = resolve('titles')
    l_0_v = resolve('v')
    l_0_m = resolve('m')
    l_0_says = l_0_place = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    def macro(l_1_s, l_1_verdict, l_1_rows):
        t_2 = []
        l_1_am = resolve('am')
        l_1_to = missing
        if l_1_s is missing:
            l_1_s = undefined("parameter 's' was not provided", name='s')
        if l_1_verdict is missing:
            l_1_verdict = undefined("parameter 'verdict' was not provided", name='verdict')
        if l_1_rows is missing:
            l_1_rows = undefined("parameter 'rows' was not provided", name='rows')
        pass
        t_2.extend((
            '<th scope="rowgroup" rowspan="',
            escape(environment.finalize(l_1_rows)),
            '">',
            escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'verdict'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_1_verdict, 'verdict')))),
        ))
        l_1_to = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'sentence_href'), environment.getattr(l_1_s, 'sentence'))
        t_2.append(
            ' <q>',
        )
        if (undefined(name='to') if l_1_to is missing else l_1_to):
            pass
            t_2.extend((
                '<a class="plain-link" href="',
                escape(environment.finalize((undefined(name='to') if l_1_to is missing else l_1_to))),
                '"><bdi>',
                escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'quote'), environment.getattr(l_1_s, 'text')))),
                '</bdi></a>',
            ))
        else:
            pass
            t_2.extend((
                '<bdi>',
                escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'quote'), environment.getattr(l_1_s, 'text')))),
                '</bdi>',
            ))
        t_2.extend((
            '</q> <span class="muted">',
            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'locate'), environment.getattr(l_1_s, 'sentence'))[2:])),
            '</span><span class="why"><bdi>',
            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_days'), environment.getattr(l_1_verdict, 'explanation')))),
            '</bdi> <a href="',
            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'statement_href'), environment.getattr(l_1_s, 'id')))),
            '" aria-label="all tests of ',
            escape(environment.finalize(environment.getattr(l_1_s, 'id'))),
            '">all tests</a></span></th>',
        ))
        return concat(t_2)
    context.exported_vars.add('says')
    context.vars['says'] = l_0_says = Macro(environment, macro, 'says', ('s', 'verdict', 'rows'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_measured):
        t_3 = []
        l_1_x = missing
        if l_1_measured is missing:
            l_1_measured = undefined("parameter 'measured' was not provided", name='measured')
        pass
        l_1_x = environment.getitem(environment.getattr(l_1_measured, 'readings'), 0)
        t_3.extend((
            '<bdi>',
            escape(environment.finalize(((context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'cite_table'), environment.getattr((undefined(name='x') if l_1_x is missing else l_1_x), 'citation')) if environment.getattr(l_1_measured, 'is_series') else environment.getattr((undefined(name='x') if l_1_x is missing else l_1_x), 'citation')) or environment.getattr((undefined(name='x') if l_1_x is missing else l_1_x), 'source')))),
            '</bdi>',
        ))
        if (t_1(environment.getattr(l_1_measured, 'readings')) > 1):
            pass
            t_3.extend((
                ' <span class="muted">and ',
                escape(environment.finalize((t_1(environment.getattr(l_1_measured, 'readings')) - 1))),
                ' more</span>',
            ))
        return concat(t_3)
    context.exported_vars.add('place')
    context.vars['place'] = l_0_place = Macro(environment, macro, 'place', ('measured',), False, False, False, context.eval_ctx.autoescape)
    yield '<section id="first" aria-labelledby="h-first">\n<h2 id="h-first">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'first')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'contradicted'):
        pass
        def macro():
            t_4 = []
            l_1_a = resolve('a')
            pass
            t_4.extend((
                '<table class="plain compact stack firsts"><caption>Statements that the evidence at hand excludes: ',
                escape(environment.finalize(t_1(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'contradicted')))),
                ' of ',
                escape(environment.finalize(t_1(environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'statements')))),
                '. Check the figures before you rely on it.</caption>\n<thead><tr><th scope="col">The text says</th><th scope="col">Claimed</th><th scope="col">Evidence</th><th scope="col">Source and place</th></tr></thead>\n',
            ))
            l_2_loop = missing
            for (l_2_s, l_2_verdict, l_2_rows), l_2_loop in LoopContext(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'contradicted')[:environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'most_first')], undefined):
                _loop_vars = {}
                pass
                t_4.append(
                    '<tbody>\n',
                )
                l_3_loop = missing
                t_5 = 1
                for (l_3_claimed, l_3_r), l_3_loop in LoopContext(l_2_rows, undefined):
                    _loop_vars = {}
                    pass
                    t_4.append(
                        '<tr>',
                    )
                    if environment.getattr(l_3_loop, 'first'):
                        pass
                        t_4.append(
                            escape(environment.finalize(context.call((undefined(name='says') if l_0_says is missing else l_0_says), l_2_s, l_2_verdict, t_1(l_2_rows), _loop_vars=_loop_vars))),
                        )
                    t_4.extend((
                        '<td class="claim" data-label="claimed"><bdi>',
                        escape(environment.finalize(l_3_claimed)),
                        '</bdi></td><td data-label="evidence"><span class="value">',
                    ))
                    l_4_loop = missing
                    for l_4_x, l_4_loop in LoopContext(environment.getattr(l_3_r, 'values')[:4], undefined):
                        _loop_vars = {}
                        pass
                        t_4.extend((
                            '<bdi>',
                            escape(environment.finalize(l_4_x)),
                            '</bdi>',
                            escape(environment.finalize(('; ' if (not environment.getattr(l_4_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 12 in 'audit/first.html.j2' evaluated to false and no else section was defined.")))),
                        ))
                    l_4_loop = l_4_x = missing
                    if (t_1(environment.getattr(l_3_r, 'values')) > 4):
                        pass
                        t_4.extend((
                            '; and ',
                            escape(environment.finalize((t_1(environment.getattr(l_3_r, 'values')) - 4))),
                            ' more',
                        ))
                    t_4.append(
                        '</span> <span class="muted">',
                    )
                    if environment.getattr(l_3_r, 'definition'):
                        pass
                        t_4.extend((
                            '<bdi>',
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'definition_words'), environment.getattr(l_3_r, 'definition'), _loop_vars=_loop_vars))),
                            '</bdi>',
                        ))
                    if (environment.getattr(l_3_r, 'period') and (context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_days'), environment.getattr(l_3_r, 'period'), _loop_vars=_loop_vars) not in environment.getattr(l_3_r, 'values'))):
                        pass
                        t_4.extend((
                            ', <bdi>',
                            escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_days'), environment.getattr(l_3_r, 'period'), _loop_vars=_loop_vars))),
                            '</bdi>',
                        ))
                    t_4.extend((
                        '; ',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'tell_fit'), l_3_r, _loop_vars=_loop_vars))),
                        '</span></td><td data-label="source">',
                        escape(environment.finalize(context.call((undefined(name='place') if l_0_place is missing else l_0_place), l_3_r, _loop_vars=_loop_vars))),
                    ))
                    if environment.getattr(environment.getitem(environment.getattr(l_3_r, 'readings'), 0), 'command'):
                        pass
                        t_4.extend((
                            '<span class="again"><code><bdi>',
                            escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr(l_3_r, 'readings'), 0), 'command'))),
                            '</bdi></code></span>',
                        ))
                    t_4.append(
                        '</td></tr>\n',
                    )
                    t_5 = 0
                l_3_loop = l_3_claimed = l_3_r = missing
                if t_5:
                    pass
                    t_4.extend((
                        '<tr>',
                        escape(environment.finalize(context.call((undefined(name='says') if l_0_says is missing else l_0_says), l_2_s, l_2_verdict, 1))),
                        '<td colspan="3" class="muted">',
                        escape(environment.finalize((environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'test_words'), environment.getattr(environment.getitem(environment.getattr(l_2_verdict, 'tests'), 0), 'kind')) if environment.getattr(l_2_verdict, 'tests') else 'by its words'))),
                        ': no other figure stands beside it</td></tr>\n',
                    ))
                t_4.append(
                    '</tbody>\n',
                )
            l_2_loop = l_2_s = l_2_verdict = l_2_rows = missing
            t_4.append(
                '</table>\n',
            )
            return concat(t_4)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Statements that evidence contradicts', caller=caller)
        if (t_1(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'contradicted')) > environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'most_first')):
            pass
            yield '<p class="nothing">'
            yield escape(environment.finalize((t_1(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'contradicted')) - environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'most_first'))))
            yield ' more stand under <a href="#statements">'
            yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'statements')))
            yield '</a>.</p>'
    if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'errors'):
        pass
        yield '<h3>Errors that coded rules found</h3>\n<ul class="dense errors">'
        l_1_loop = missing
        for (l_1_number, l_1_f), l_1_loop in LoopContext(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'errors')[:environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'most_first')], undefined):
            l_1_am = resolve('am')
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'severity'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_1_f, 'severity'), _loop_vars=_loop_vars)))
            yield ' <a href="#f'
            yield escape(environment.finalize(l_1_number))
            yield '"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_f, 'title')))
            yield '</bdi></a>'
            l_2_loop = missing
            for (l_2_words, l_2_href), l_2_loop in LoopContext(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'places_of'), l_1_f, _loop_vars=_loop_vars), undefined):
                _loop_vars = {}
                pass
                yield ' <a class="muted" href="'
                yield escape(environment.finalize(l_2_href))
                yield '"><bdi>'
                yield escape(environment.finalize(l_2_words))
                yield '</bdi></a>'
                yield escape(environment.finalize((',' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 24 in 'audit/first.html.j2' evaluated to false and no else section was defined."))))
            l_2_loop = l_2_words = l_2_href = missing
            if environment.getattr(l_1_f, 'grounds'):
                pass
                yield ' <q><bdi>'
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'quote'), environment.getattr(environment.getitem(environment.getattr(l_1_f, 'grounds'), 0), 'text'), _loop_vars=_loop_vars)))
                yield '</bdi></q>'
            yield '</li>'
        l_1_loop = l_1_number = l_1_f = l_1_am = missing
        if (t_1(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'errors')) > environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'most_first')):
            pass
            yield '<li>and '
            yield escape(environment.finalize((t_1(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'errors')) - environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'most_first'))))
            yield ' more under <a href="#findings">'
            yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'findings')))
            yield '</a></li>'
        yield '</ul>\n'
    if ((not environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'contradicted')) and (not environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'errors'))):
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No statement is contradicted by the evidence at hand and no coded rule found an error. That is no statement that all is well: what could not be tested stands below, with the reasons.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '1=21&2=72&4=95&5=97&6=99&7=105&9=111&11=119&12=125&14=192&6=206&20=207&22=214&24=218&26=255&27=257'
