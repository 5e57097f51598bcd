# Made by tools/compile_templates.py from audit/arguments.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/arguments.html.j2'

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
    l_0_words = missing
    try:
        t_1 = environment.filters['capitalize']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'capitalize' found.")
    try:
        t_2 = environment.filters['int']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'int' found.")
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
    pass
    def macro(l_1_g):
        t_5 = []
        l_1_am = resolve('am')
        if l_1_g is missing:
            l_1_g = undefined("parameter 'g' was not provided", name='g')
        pass
        if environment.getattr(l_1_g, 'words'):
            pass
            t_5.extend((
                '<q><bdi>',
                escape(environment.finalize(environment.getattr(environment.getattr(l_1_g, 'words'), 'text'))),
                '</bdi></q> ',
                escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'place'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_1_g, 'words')))),
            ))
        else:
            pass
            t_5.append(
                escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'statement'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_1_g, 'conclusion')))),
            )
        if (environment.getattr(l_1_g, 'words') and context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'statement_href'), environment.getattr(l_1_g, 'conclusion'))):
            pass
            t_5.extend((
                ' <a href="',
                escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'statement_href'), environment.getattr(l_1_g, 'conclusion')))),
                '">',
                escape(environment.finalize(environment.getattr(l_1_g, 'conclusion'))),
                '</a>',
            ))
        t_5.append(
            ' <span class="muted">',
        )
        if environment.getattr(l_1_g, 'cue'):
            pass
            t_5.extend((
                'announced by “<bdi>',
                escape(environment.finalize(environment.getattr(l_1_g, 'cue'))),
                '</bdi>”',
            ))
        else:
            pass
            t_5.extend((
                'why proposed: <bdi>',
                escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_g, 'why'), '; '))),
                '</bdi>',
            ))
        t_5.append(
            '</span>',
        )
        return concat(t_5)
    context.exported_vars.add('words')
    context.vars['words'] = l_0_words = Macro(environment, macro, 'words', ('g',), False, False, False, context.eval_ctx.autoescape)
    yield '<section id="arguments" aria-labelledby="h-arguments">\n<h2 id="h-arguments">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'arguments')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'arguments'):
        pass
        yield '<p class="lead">Conclusions that the text announces, and sentences that look like conclusions by their cues, proposed for review: about three in four of the latter are, and many are missed. The words are the text\'s; the missing premises are those that an inference of this kind needs. None of it is a verdict on anybody\'s motive.</p>\n'
        l_1_loop = missing
        for (l_1_kind, l_1_group), l_1_loop in LoopContext(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'inferences'), undefined):
            l_1_first = l_1_comparators = l_1_empty = l_1_tried = missing
            _loop_vars = {}
            pass
            l_1_first = environment.getitem(l_1_group, 0)
            _loop_vars['first'] = l_1_first
            (l_1_comparators, l_1_empty) = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'comparators'), l_1_group, _loop_vars=_loop_vars)
            _loop_vars.update({'comparators': l_1_comparators, 'empty': l_1_empty})
            yield '<article class="argument" id="arg-'
            yield escape(environment.finalize(environment.getattr(l_1_loop, 'index')))
            yield '">\n<h3>'
            yield escape(environment.finalize(environment.getattr(l_1_loop, 'index')))
            yield '. '
            yield escape(environment.finalize(t_1(environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'inference_words'), l_1_kind))))
            yield '</h3>\n'
            if environment.getattr((undefined(name='first') if l_1_first is missing else l_1_first), 'explanation'):
                pass
                yield '<p><bdi>'
                yield escape(environment.finalize(environment.getattr((undefined(name='first') if l_1_first is missing else l_1_first), 'explanation')))
                yield '</bdi></p>'
            yield '<dl class="facts tight">\n<div class="wide"><dt>'
            if (t_4(l_1_group) == 1):
                pass
                yield 'Conclusion'
            else:
                pass
                yield escape(environment.finalize(t_4(l_1_group)))
                yield ' conclusions'
            yield ', and the premises that the text states</dt><dd><ul class="dense">'
            l_2_loop = missing
            for l_2_g, l_2_loop in LoopContext(l_1_group, undefined):
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(context.call((undefined(name='words') if l_0_words is missing else l_0_words), l_2_g, _loop_vars=_loop_vars)))
                yield '<br><span class="muted">from</span> '
                if environment.getattr(l_2_g, 'stated'):
                    pass
                    l_3_loop = missing
                    for l_3_x, l_3_loop in LoopContext(environment.getattr(l_2_g, 'stated'), undefined):
                        l_3_am = resolve('am')
                        _loop_vars = {}
                        pass
                        yield '<q><bdi>'
                        yield escape(environment.finalize(environment.getattr(l_3_x, 'text')))
                        yield '</bdi></q> '
                        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_3_am is missing else l_3_am), 'place'), (undefined(name='v') if l_0_v is missing else l_0_v), l_3_x, _loop_vars=_loop_vars)))
                        yield escape(environment.finalize(('; ' if (not environment.getattr(l_3_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 11 in 'audit/arguments.html.j2' evaluated to false and no else section was defined."))))
                    l_3_loop = l_3_x = l_3_am = missing
                elif environment.getattr(l_2_g, 'premises'):
                    pass
                    l_3_loop = missing
                    for l_3_p, l_3_loop in LoopContext(environment.getattr(l_2_g, 'premises'), undefined):
                        l_3_am = resolve('am')
                        _loop_vars = {}
                        pass
                        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_3_am is missing else l_3_am), 'statement'), (undefined(name='v') if l_0_v is missing else l_0_v), l_3_p, _loop_vars=_loop_vars)))
                        yield escape(environment.finalize(('; ' if (not environment.getattr(l_3_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 11 in 'audit/arguments.html.j2' evaluated to false and no else section was defined."))))
                    l_3_loop = l_3_p = l_3_am = missing
                else:
                    pass
                    yield 'no premise found beside it'
                yield '</li>'
            l_2_loop = l_2_g = missing
            yield '</ul></dd></div>\n'
            if environment.getattr((undefined(name='first') if l_1_first is missing else l_1_first), 'missing'):
                pass
                yield '<div class="wide"><dt>Premises that an inference of this kind needs and the text does not state there</dt><dd><ul class="dense">'
                for l_2_line in environment.getattr((undefined(name='first') if l_1_first is missing else l_1_first), 'missing'):
                    _loop_vars = {}
                    pass
                    yield '<li><bdi>'
                    yield escape(environment.finalize(l_2_line))
                    yield '</bdi></li>'
                l_2_line = missing
                yield '</ul></dd></div>'
            if environment.getattr((undefined(name='first') if l_1_first is missing else l_1_first), 'evidence'):
                pass
                yield '<div class="wide"><dt>What would test it</dt><dd><ul class="dense">'
                for l_2_line in environment.getattr((undefined(name='first') if l_1_first is missing else l_1_first), 'evidence'):
                    _loop_vars = {}
                    pass
                    yield '<li><bdi>'
                    yield escape(environment.finalize(l_2_line))
                    yield '</bdi></li>'
                l_2_line = missing
                yield '</ul></dd></div>'
            l_1_tried = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'elsewhere'), l_1_group, _loop_vars=_loop_vars)
            _loop_vars['tried'] = l_1_tried
            if (undefined(name='tried') if l_1_tried is missing else l_1_tried):
                pass
                yield '<div class="wide"><dt>The same inference elsewhere</dt><dd>'
                l_2_loop = missing
                for (l_2_lines, l_2_which), l_2_loop in LoopContext((undefined(name='tried') if l_1_tried is missing else l_1_tried), undefined):
                    _loop_vars = {}
                    pass
                    if (t_4((undefined(name='tried') if l_1_tried is missing else l_1_tried)) > 1):
                        pass
                        yield '<p class="small muted">'
                        l_3_loop = missing
                        for l_3_g, l_3_loop in LoopContext(l_2_which, undefined):
                            l_3_href = resolve('href')
                            _loop_vars = {}
                            pass
                            if environment.getattr(l_3_g, 'words'):
                                pass
                                l_3_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'sentence_href'), t_2(environment.getattr(environment.getattr(l_3_g, 'words'), 'ref')), _loop_vars=_loop_vars)
                                _loop_vars['href'] = l_3_href
                                if (undefined(name='href') if l_3_href is missing else l_3_href):
                                    pass
                                    yield '<a href="'
                                    yield escape(environment.finalize((undefined(name='href') if l_3_href is missing else l_3_href)))
                                    yield '">sentence '
                                    yield escape(environment.finalize((t_2(environment.getattr(environment.getattr(l_3_g, 'words'), 'ref')) + 1)))
                                    yield '</a>'
                                else:
                                    pass
                                    yield 'sentence '
                                    yield escape(environment.finalize((t_2(environment.getattr(environment.getattr(l_3_g, 'words'), 'ref')) + 1)))
                                yield escape(environment.finalize((', ' if (not environment.getattr(l_3_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 15 in 'audit/arguments.html.j2' evaluated to false and no else section was defined."))))
                        l_3_loop = l_3_g = l_3_href = missing
                        yield '</p>'
                    yield '<ul class="dense">'
                    for l_3_line in l_2_lines:
                        _loop_vars = {}
                        pass
                        yield '<li><bdi>'
                        yield escape(environment.finalize(l_3_line))
                        yield '</bdi></li>'
                    l_3_line = missing
                    yield '</ul>'
                l_2_loop = l_2_lines = l_2_which = missing
                if ((undefined(name='comparators') if l_1_comparators is missing else l_1_comparators) or (undefined(name='empty') if l_1_empty is missing else l_1_empty)):
                    pass
                    yield '<details><summary>'
                    yield escape(environment.finalize((t_4((undefined(name='comparators') if l_1_comparators is missing else l_1_comparators)) + t_4((undefined(name='empty') if l_1_empty is missing else l_1_empty)))))
                    yield ' comparators by rule</summary><ul class="dense">'
                    for (l_2_name, l_2_line) in (undefined(name='comparators') if l_1_comparators is missing else l_1_comparators):
                        _loop_vars = {}
                        pass
                        yield '<li><bdi>'
                        yield escape(environment.finalize(l_2_name))
                        yield '</bdi>: <bdi>'
                        yield escape(environment.finalize(l_2_line))
                        yield '</bdi></li>'
                    l_2_name = l_2_line = missing
                    if (undefined(name='empty') if l_1_empty is missing else l_1_empty):
                        pass
                        yield '<li>nothing on file that the inference turns on: <bdi>'
                        yield escape(environment.finalize(t_3(context.eval_ctx, (undefined(name='empty') if l_1_empty is missing else l_1_empty), ', ')))
                        yield '</bdi></li>'
                    yield '</ul></details>'
                yield '</dd></div>'
            yield '</dl>\n</article>\n'
        l_1_loop = l_1_kind = l_1_group = l_1_first = l_1_comparators = l_1_empty = l_1_tried = missing
        if environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'conclusions'):
            pass
            yield '<h3>Other conclusions, of no kind told</h3>\n<ul class="dense">'
            l_1_loop = missing
            for l_1_g, l_1_loop in LoopContext(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'conclusions'), undefined):
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(context.call((undefined(name='words') if l_0_words is missing else l_0_words), l_1_g, _loop_vars=_loop_vars)))
                if environment.getattr(l_1_g, 'stated'):
                    pass
                    yield ' <span class="muted">after</span> '
                    l_2_loop = missing
                    for l_2_x, l_2_loop in LoopContext(environment.getattr(l_1_g, 'stated'), undefined):
                        l_2_am = resolve('am')
                        _loop_vars = {}
                        pass
                        yield '<q><bdi>'
                        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'quote'), environment.getattr(l_2_x, 'text'), _loop_vars=_loop_vars)))
                        yield '</bdi></q> '
                        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_2_am is missing else l_2_am), 'place'), (undefined(name='v') if l_0_v is missing else l_0_v), l_2_x, _loop_vars=_loop_vars)))
                        yield escape(environment.finalize(('; ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 21 in 'audit/arguments.html.j2' evaluated to false and no else section was defined."))))
                    l_2_loop = l_2_x = l_2_am = missing
                yield '</li>'
            l_1_loop = l_1_g = missing
            yield '</ul>\n'
        if environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'comparator_rule'):
            pass
            yield '<p class="muted small">How comparators were picked: <bdi>'
            yield escape(environment.finalize(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'comparator_rule')))
            yield '</bdi></p>'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No sentence announces a conclusion in words that are known here, and none looks like one by its cues.')))
        yield '\n'
    yield '</section>\n<section id="predictions" aria-labelledby="h-predictions">\n<h2 id="h-predictions">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'predictions')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'predictions'):
        pass
        yield '<ul class="dense">'
        for l_1_p in environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'predictions'):
            l_1_am = resolve('am')
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'statement'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_1_p, 'statement'), _loop_vars=_loop_vars)))
            yield ' '
            if environment.getattr(l_1_p, 'resolve_by'):
                pass
                yield '<span class="tag">to be settled by '
                yield escape(environment.finalize(context.call(environment.getattr(environment.getattr(l_1_p, 'resolve_by'), 'isoformat'), _loop_vars=_loop_vars)))
                yield '</span>'
            else:
                pass
                yield '<span class="tag">cannot be scored</span>'
            if environment.getattr(l_1_p, 'likelihood'):
                pass
                yield ' <span class="tag">“<bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_p, 'likelihood')))
                yield '</bdi>”</span>'
            if environment.getattr(l_1_p, 'reason'):
                pass
                yield ' <span class="muted"><bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_p, 'reason')))
                yield '</bdi></span>'
            yield '</li>'
        l_1_p = l_1_am = missing
        yield '</ul>\n'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No prediction was found.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '1=40&3=92&4=94&6=98&7=107&8=109&9=113&11=119&12=163&13=174&14=185&15=187&19=253&21=257&23=279&25=286&29=289&30=291&31=294&33=324'
