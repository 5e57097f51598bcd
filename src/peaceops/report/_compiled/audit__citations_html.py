# Made by tools/compile_templates.py from audit/citations.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/citations.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_titles = resolve('titles')
    l_0_v = resolve('v')
    l_0_m = resolve('m')
    l_0_a = resolve('a')
    l_0_cited = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['percent']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'percent' found.")
    try:
        t_3 = environment.filters['replace']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'replace' found.")
    pass
    def macro(l_1_c):
        t_4 = []
        l_1_href = resolve('href')
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        t_4.extend((
            '<span class="cited"><span class="tag">',
            escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'cited_words'), 'get'), environment.getattr(l_1_c, 'kind'), environment.getattr(l_1_c, 'kind')))),
            '</span> ',
        ))
        if (environment.getattr(l_1_c, 'resolution') == 'resolved'):
            pass
            l_1_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'work_href'), environment.getattr(l_1_c, 'work'))
            t_4.append(
                '→ ',
            )
            if (undefined(name='href') if l_1_href is missing else l_1_href):
                pass
                t_4.extend((
                    '<a href="',
                    escape(environment.finalize((undefined(name='href') if l_1_href is missing else l_1_href))),
                    '"><bdi>',
                    escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'works'), environment.getattr(l_1_c, 'work')), 'label'))),
                    '</bdi></a>',
                ))
            else:
                pass
                t_4.extend((
                    '<bdi>',
                    escape(environment.finalize(environment.getattr(l_1_c, 'work'))),
                    '</bdi>',
                ))
        elif (environment.getattr(l_1_c, 'resolution') == 'ambiguous'):
            pass
            t_4.append(
                '<strong>ambiguous</strong>: ',
            )
            l_2_loop = missing
            for l_2_w, l_2_loop in LoopContext(environment.getattr(l_1_c, 'candidates'), undefined):
                l_2_href = l_1_href
                _loop_vars = {}
                pass
                l_2_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'work_href'), l_2_w, _loop_vars=_loop_vars)
                _loop_vars['href'] = l_2_href
                if (undefined(name='href') if l_2_href is missing else l_2_href):
                    pass
                    t_4.extend((
                        '<a href="',
                        escape(environment.finalize((undefined(name='href') if l_2_href is missing else l_2_href))),
                        '"><bdi>',
                        escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'works'), l_2_w), 'label'))),
                        '</bdi></a>',
                    ))
                else:
                    pass
                    t_4.extend((
                        '<bdi>',
                        escape(environment.finalize(l_2_w)),
                        '</bdi>',
                    ))
                t_4.append(
                    escape(environment.finalize((' or ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 1 in 'audit/citations.html.j2' evaluated to false and no else section was defined.")))),
                )
            l_2_loop = l_2_w = l_2_href = missing
        elif (environment.getattr(l_1_c, 'resolution') == 'unresolved'):
            pass
            t_4.append(
                '<strong>leads nowhere</strong>',
            )
        if environment.getattr(l_1_c, 'reason'):
            pass
            t_4.extend((
                ' <span class="muted"><bdi>',
                escape(environment.finalize(environment.getattr(l_1_c, 'reason'))),
                '</bdi></span>',
            ))
        t_4.append(
            '</span>',
        )
        return concat(t_4)
    context.exported_vars.add('cited')
    context.vars['cited'] = l_0_cited = Macro(environment, macro, 'cited', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '<section id="citations" aria-labelledby="h-citations">\n<h2 id="h-citations">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'citations')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'graph'):
        pass
        yield '<p class="lead">A row is a work, a column is a note or a sentence (¶) that cites in its own words, a mark is one reference. The bar is the share of the body\'s words in sentences that rest on the work; a sentence with several works counts for each.</p>\n<ul class="marks key">'
        for (l_1_mark, l_1_words) in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'graph_key'):
            _loop_vars = {}
            pass
            yield '<li><span class="mark">'
            yield escape(environment.finalize(l_1_mark))
            yield '</span> '
            yield escape(environment.finalize(l_1_words))
            yield '</li>'
        l_1_mark = l_1_words = missing
        yield '</ul>\n'
        l_1_loop = missing
        for l_1_part, l_1_loop in LoopContext(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'graph'), undefined):
            _loop_vars = {}
            pass
            yield '<div class="scroll strip-scroll" role="region" tabindex="0" aria-label="Picture of notes, works and originals'
            if (t_1(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'graph')) > 1):
                pass
                yield ', part '
                yield escape(environment.finalize(environment.getattr(l_1_loop, 'index')))
            yield '">'
            yield escape(environment.finalize(l_1_part))
            yield '</div>\n'
        l_1_loop = l_1_part = missing
        def macro():
            t_5 = []
            l_1_share = resolve('share')
            pass
            t_5.append(
                '<table class="plain compact stack works"><caption>Works cited, by first citation. Stake is that of the source in the evidence base; an empty one is not known, never none.</caption>\n<thead><tr><th scope="col">Work</th><th scope="col">As the notes give it</th><th scope="col">Stake</th><th scope="col" class="num">Cited</th><th scope="col" class="num">Sentences</th><th scope="col" class="num">Words</th><th scope="col" class="num">Share</th></tr></thead>\n<tbody>\n',
            )
            for l_2_w in environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'graph'), 'works'):
                l_2_share = l_1_share
                l_2_stake = missing
                _loop_vars = {}
                pass
                l_2_share = context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'shares'), 'get'), environment.getattr(l_2_w, 'id'), _loop_vars=_loop_vars)
                _loop_vars['share'] = l_2_share
                t_5.extend((
                    '<tr id="',
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'work_anchor'), environment.getattr(l_2_w, 'id'), _loop_vars=_loop_vars))),
                    '"><th scope="row"><bdi>',
                    escape(environment.finalize(environment.getattr(l_2_w, 'label'))),
                    '</bdi>',
                ))
                if environment.getattr(l_2_w, 'kind'):
                    pass
                    t_5.extend((
                        '<span class="kind-of">',
                        escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'work_kinds'), 'get'), environment.getattr(l_2_w, 'kind'), t_3(context.eval_ctx, environment.getattr(l_2_w, 'kind'), '_', ' '), _loop_vars=_loop_vars))),
                        '</span>',
                    ))
                t_5.append(
                    '</th>\n<td>',
                )
                for l_3_part in context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'work_words'), l_2_w, _loop_vars=_loop_vars):
                    _loop_vars = {}
                    pass
                    t_5.extend((
                        '<bdi>',
                        escape(environment.finalize(l_3_part)),
                        '</bdi> ',
                    ))
                l_3_part = missing
                if context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'web'), environment.getattr(l_2_w, 'address'), _loop_vars=_loop_vars):
                    pass
                    t_5.extend((
                        ' <a href="',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'web'), environment.getattr(l_2_w, 'address'), _loop_vars=_loop_vars))),
                        '" rel="noopener noreferrer"><bdi>',
                        escape(environment.finalize(environment.getattr(l_2_w, 'address'))),
                        '</bdi></a>',
                    ))
                elif environment.getattr(l_2_w, 'address'):
                    pass
                    t_5.extend((
                        ' <bdi>',
                        escape(environment.finalize(environment.getattr(l_2_w, 'address'))),
                        '</bdi>',
                    ))
                if environment.getattr(l_2_w, 'accessed'):
                    pass
                    t_5.extend((
                        ' <span class="muted">accessed ',
                        escape(environment.finalize(context.call(environment.getattr(environment.getattr(l_2_w, 'accessed'), 'isoformat'), _loop_vars=_loop_vars))),
                        '</span>',
                    ))
                if environment.getattr(l_2_w, 'aliases'):
                    pass
                    t_5.extend((
                        ' <span class="muted">also cited as <bdi>',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'aliases'), l_2_w, _loop_vars=_loop_vars))),
                        '</bdi></span>',
                    ))
                t_5.append(
                    '</td>\n',
                )
                l_2_stake = ((environment.getattr((undefined(name='share') if l_2_share is missing else l_2_share), 'stake') if (undefined(name='share') if l_2_share is missing else l_2_share) else '') or environment.getattr(l_2_w, 'stake'))
                _loop_vars['stake'] = l_2_stake
                t_5.append(
                    '<td',
                )
                if ((undefined(name='stake') if l_2_stake is missing else l_2_stake) or environment.getattr(l_2_w, 'source')):
                    pass
                    t_5.append(
                        ' data-label="stake"',
                    )
                t_5.extend((
                    '><bdi>',
                    escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'stake_words'), 'get'), (undefined(name='stake') if l_2_stake is missing else l_2_stake), (undefined(name='stake') if l_2_stake is missing else l_2_stake), _loop_vars=_loop_vars))),
                    '</bdi>',
                ))
                if environment.getattr(l_2_w, 'source'):
                    pass
                    t_5.extend((
                        ' <span class="codes"><bdi>',
                        escape(environment.finalize(environment.getattr(l_2_w, 'source'))),
                        '</bdi></span>',
                    ))
                t_5.extend((
                    '</td>\n<td class="num" data-label="cited">',
                    escape(environment.finalize((environment.getattr((undefined(name='share') if l_2_share is missing else l_2_share), 'citations') if (undefined(name='share') if l_2_share is missing else l_2_share) else '–'))),
                    '</td><td class="num" data-label="sentences">',
                    escape(environment.finalize((environment.getattr((undefined(name='share') if l_2_share is missing else l_2_share), 'sentences') if (undefined(name='share') if l_2_share is missing else l_2_share) else '–'))),
                    '</td><td class="num" data-label="words">',
                    escape(environment.finalize((context.call(environment.getattr('{:,}', 'format'), environment.getattr((undefined(name='share') if l_2_share is missing else l_2_share), 'words'), _loop_vars=_loop_vars) if (undefined(name='share') if l_2_share is missing else l_2_share) else '–'))),
                    '</td><td class="num" data-label="share">',
                    escape(environment.finalize((t_2(environment.getattr((undefined(name='share') if l_2_share is missing else l_2_share), 'share')) if (undefined(name='share') if l_2_share is missing else l_2_share) else '–'))),
                    '</td></tr>\n',
                ))
            l_2_w = l_2_share = l_2_stake = missing
            if ('' in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'shares')):
                pass
                l_1_share = environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'shares'), '')
                t_5.extend((
                    '<tr><th scope="row">nothing</th><td class="muted">sentences that no note and no link stands behind</td><td></td><td class="num">–</td><td class="num" data-label="sentences">',
                    escape(environment.finalize(environment.getattr((undefined(name='share') if l_1_share is missing else l_1_share), 'sentences'))),
                    '</td><td class="num" data-label="words">',
                    escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr((undefined(name='share') if l_1_share is missing else l_1_share), 'words')))),
                    '</td><td class="num" data-label="share">',
                    escape(environment.finalize(t_2(environment.getattr((undefined(name='share') if l_1_share is missing else l_1_share), 'share')))),
                    '</td></tr>',
                ))
            t_5.append(
                '</tbody></table>\n',
            )
            return concat(t_5)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Works, how much each is cited, and with what stake', caller=caller)
        if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'graph'), 'origins'):
            pass
            yield '<h3>Taken from one original</h3>\n<ul class="dense">'
            for l_1_o in environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'graph'), 'origins'):
                l_1_href = l_1_to = missing
                _loop_vars = {}
                pass
                l_1_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'work_href'), environment.getattr(l_1_o, 'work'), _loop_vars=_loop_vars)
                _loop_vars['href'] = l_1_href
                yield '<li>'
                if (undefined(name='href') if l_1_href is missing else l_1_href):
                    pass
                    yield '<a href="'
                    yield escape(environment.finalize((undefined(name='href') if l_1_href is missing else l_1_href)))
                    yield '"><bdi>'
                    yield escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'works'), environment.getattr(l_1_o, 'work')), 'label')))
                    yield '</bdi></a>'
                else:
                    pass
                    yield '<bdi>'
                    yield escape(environment.finalize(environment.getattr(l_1_o, 'work')))
                    yield '</bdi>'
                yield ' '
                yield escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'origin_words'), 'get'), environment.getattr(l_1_o, 'kind'), environment.getattr(l_1_o, 'kind'), _loop_vars=_loop_vars)))
                yield ' '
                l_1_to = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'work_href'), environment.getattr(l_1_o, 'original'), _loop_vars=_loop_vars)
                _loop_vars['to'] = l_1_to
                if (undefined(name='to') if l_1_to is missing else l_1_to):
                    pass
                    yield '<a href="'
                    yield escape(environment.finalize((undefined(name='to') if l_1_to is missing else l_1_to)))
                    yield '"><bdi>'
                    yield escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'works'), environment.getattr(l_1_o, 'original')), 'label')))
                    yield '</bdi></a>'
                else:
                    pass
                    yield '<q><bdi>'
                    yield escape(environment.finalize(environment.getattr(l_1_o, 'label')))
                    yield '</bdi></q>'
                if (environment.getattr(l_1_o, 'reason') and (environment.getattr(l_1_o, 'reason') != environment.getattr(l_1_o, 'label'))):
                    pass
                    yield ' <span class="muted">told by its words <q><bdi>'
                    yield escape(environment.finalize(environment.getattr(l_1_o, 'reason')))
                    yield '</bdi></q></span>'
                yield '</li>'
            l_1_o = l_1_href = l_1_to = missing
            yield '</ul>\n'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'The text cites no work.')))
        yield '\n'
    yield '</section>\n<section id="notes" aria-labelledby="h-notes">\n<h2 id="h-notes">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'notes')))
    yield '</h2>\n'
    if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'notes'):
        pass
        yield '<ol class="notes">\n'
        for l_1_n in environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'notes'):
            _loop_vars = {}
            pass
            yield '<li id="note-'
            yield escape(environment.finalize((environment.getattr(l_1_n, 'order') + 1)))
            yield '"><span class="label"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_n, 'label')))
            yield '</bdi></span> <span class="words"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_n, 'text')))
            yield '</bdi>\n'
            for l_2_c in context.call(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'graph'), 'cited_in'), environment.getattr(l_1_n, 'label'), _loop_vars=_loop_vars):
                _loop_vars = {}
                pass
                yield escape(environment.finalize(context.call((undefined(name='cited') if l_0_cited is missing else l_0_cited), l_2_c, _loop_vars=_loop_vars)))
                yield '\n'
            l_2_c = missing
            yield '</span></li>\n'
        l_1_n = missing
        yield '</ol>\n'
    elif (not environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'placed')):
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'The text has no notes.')))
        yield '\n'
    if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'placed'):
        pass
        yield '<h3>References in the text itself</h3>\n<ul class="dense">'
        for l_1_c in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'placed'):
            l_1_href = missing
            _loop_vars = {}
            pass
            l_1_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'cite_href'), l_1_c, _loop_vars=_loop_vars)
            _loop_vars['href'] = l_1_href
            yield '<li>'
            if (undefined(name='href') if l_1_href is missing else l_1_href):
                pass
                yield '<a href="'
                yield escape(environment.finalize((undefined(name='href') if l_1_href is missing else l_1_href)))
                yield '">sentence '
                yield escape(environment.finalize((environment.getattr(l_1_c, 'sentence') + 1)))
                yield '</a>'
            else:
                pass
                yield 'sentence '
                yield escape(environment.finalize((environment.getattr(l_1_c, 'sentence') + 1)))
            yield ' <q><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_c, 'text')))
            yield '</bdi></q> '
            yield escape(environment.finalize(context.call((undefined(name='cited') if l_0_cited is missing else l_0_cited), l_1_c, _loop_vars=_loop_vars)))
            yield '</li>'
        l_1_c = l_1_href = missing
        yield '</ul>\n'
    yield '</section>\n'

blocks = {}
debug_info = '1=34&3=118&4=120&6=123&7=134&8=138&10=146&14=153&15=162&16=177&17=219&18=243&20=253&10=270&23=271&25=274&28=320&32=323&33=325&35=328&36=332&37=338&41=347&42=349&44=351&46=354'
