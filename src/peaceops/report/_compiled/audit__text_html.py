# Made by tools/compile_templates.py from audit/text.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/text.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_titles = resolve('titles')
    l_0_v = resolve('v')
    l_0_a = resolve('a')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    yield '<section id="text" aria-labelledby="h-text">\n<h2 id="h-text">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'text')))
    yield '</h2>\n<p class="legend">'
    for l_1_name in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'severity_signs'):
        l_1_am = resolve('am')
        _loop_vars = {}
        pass
        yield '<span class="mark-key u-'
        yield escape(environment.finalize(l_1_name))
        yield '">'
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'severity'), (undefined(name='v') if l_0_v is missing else l_0_v), l_1_name, _loop_vars=_loop_vars)))
        yield '</span> '
    l_1_name = l_1_am = missing
    for l_1_name in ('supported', 'supported-with-qualification', 'contradicted', 'contested', 'depends-on-definition'):
        l_1_am = resolve('am')
        _loop_vars = {}
        pass
        yield '<span class="mark-key u-'
        yield escape(environment.finalize(l_1_name))
        yield '">'
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='am') if l_1_am is missing else l_1_am), 'verdict'), (undefined(name='v') if l_0_v is missing else l_0_v), l_1_name, _loop_vars=_loop_vars)))
        yield '</span> '
    l_1_name = l_1_am = missing
    yield '</p>\n<p class="muted key-words">A mark in the margin leads to its finding (C01, I02 …: the code of a rule) or to its statement (s001 …) with the reasons.</p>\n'
    if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'is_ocr'):
        pass
        yield '<p class="muted">Recognised by machine from images: words may be misread.</p>'
    yield '<div class="body" lang="'
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'language')))
    yield '">\n'
    t_3 = 1
    for (l_1_passage, l_1_pieces) in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'passages'):
        l_1_marks = missing
        _loop_vars = {}
        pass
        l_1_marks = context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'marks'), 'get'), environment.getattr(l_1_passage, 'order'), [], _loop_vars=_loop_vars)
        _loop_vars['marks'] = l_1_marks
        yield '<div class="passage'
        yield escape(environment.finalize((' has-marks' if (undefined(name='marks') if l_1_marks is missing else l_1_marks) else cond_expr_undefined("the inline if-expression on line 9 in 'audit/text.html.j2' evaluated to false and no else section was defined."))))
        yield '" id="p-'
        yield escape(environment.finalize(environment.getattr(l_1_passage, 'order')))
        yield '">\n<p class="'
        yield escape(environment.finalize(environment.getattr(l_1_passage, 'kind')))
        yield '">'
        if (environment.getattr(l_1_passage, 'paragraph') and (not context.call(environment.getattr(context.call(environment.getattr(environment.getattr(l_1_passage, 'text'), 'lstrip'), _loop_vars=_loop_vars), 'startswith'), markup_join((environment.getattr(l_1_passage, 'paragraph'), '.', )), _loop_vars=_loop_vars))):
            pass
            yield '<span class="codes"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_passage, 'paragraph')))
            yield '</bdi></span> '
        for l_2_x in l_1_pieces:
            l_2_href = resolve('href')
            l_2_to = resolve('to')
            _loop_vars = {}
            pass
            if environment.getattr(l_2_x, 'is_call'):
                pass
                l_2_href = context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'note_href'), environment.getattr(l_2_x, 'text'), _loop_vars=_loop_vars)
                _loop_vars['href'] = l_2_href
                yield '<sup>'
                if (undefined(name='href') if l_2_href is missing else l_2_href):
                    pass
                    yield '<a href="'
                    yield escape(environment.finalize((undefined(name='href') if l_2_href is missing else l_2_href)))
                    yield '" aria-label="note '
                    yield escape(environment.finalize(environment.getattr(l_2_x, 'text')))
                    yield '">'
                    yield escape(environment.finalize(environment.getattr(l_2_x, 'text')))
                    yield '</a>'
                else:
                    pass
                    yield escape(environment.finalize(environment.getattr(l_2_x, 'text')))
                yield '</sup>'
            elif t_2(environment.getattr(l_2_x, 'sentence')):
                pass
                yield '<bdi>'
                yield escape(environment.finalize(environment.getattr(l_2_x, 'text')))
                yield '</bdi>'
            else:
                pass
                yield '<span class="s'
                yield escape(environment.finalize((markup_join((' u-', environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'kinds'), environment.getattr(l_2_x, 'sentence')), )) if (environment.getattr(l_2_x, 'sentence') in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'kinds')) else cond_expr_undefined("the inline if-expression on line 10 in 'audit/text.html.j2' evaluated to false and no else section was defined."))))
                yield '"'
                if environment.getattr(l_2_x, 'begins'):
                    pass
                    yield ' id="s-'
                    yield escape(environment.finalize(environment.getattr(l_2_x, 'sentence')))
                    yield '"'
                yield '>'
                l_2_to = (context.call(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'work_href'), environment.getattr(l_2_x, 'work'), _loop_vars=_loop_vars) if environment.getattr(l_2_x, 'work') else '')
                _loop_vars['to'] = l_2_to
                if (undefined(name='to') if l_2_to is missing else l_2_to):
                    pass
                    yield '<a class="cites" href="'
                    yield escape(environment.finalize((undefined(name='to') if l_2_to is missing else l_2_to)))
                    yield '">'
                    yield escape(environment.finalize(environment.getattr(l_2_x, 'text')))
                    yield '</a>'
                else:
                    pass
                    yield escape(environment.finalize(environment.getattr(l_2_x, 'text')))
                yield '</span>'
        l_2_x = l_2_href = l_2_to = missing
        yield '</p>\n'
        if (undefined(name='marks') if l_1_marks is missing else l_1_marks):
            pass
            yield '<ul class="margin" aria-label="Marks of this passage">'
            for l_2_k in (undefined(name='marks') if l_1_marks is missing else l_1_marks):
                _loop_vars = {}
                pass
                yield '<li><a class="k-'
                yield escape(environment.finalize(environment.getattr(l_2_k, 'kind')))
                yield '" href="'
                yield escape(environment.finalize(environment.getattr(l_2_k, 'href')))
                yield '" title="'
                yield escape(environment.finalize(environment.getattr(l_2_k, 'words')))
                yield '"><span class="sign" aria-hidden="true">'
                yield escape(environment.finalize(environment.getattr(l_2_k, 'sign')))
                yield '</span>'
                yield escape(environment.finalize(environment.getattr(l_2_k, 'label')))
                yield '</a></li>'
            l_2_k = missing
            yield '</ul>'
        yield '</div>\n'
        t_3 = 0
    l_1_passage = l_1_pieces = l_1_marks = missing
    if t_3:
        l_1_m = resolve('m')
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_1_m is missing else l_1_m), 'nothing'), 'The file holds no passage of a body.')))
        yield '\n'
        l_1_m = missing
    yield '</div>\n'
    if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'warnings'):
        pass
        yield '<details class="aside"><summary>What the reader of the file warns of ('
        yield escape(environment.finalize(t_1(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'warnings'))))
        yield ')</summary><ul class="dense">'
        for l_1_line in environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'warnings'):
            _loop_vars = {}
            pass
            yield '<li><bdi>'
            yield escape(environment.finalize(l_1_line))
            yield '</bdi></li>'
        l_1_line = missing
        yield '</ul></details>\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=27&3=29&5=50&6=54&7=57&8=61&9=64&10=68&11=129&14=154&17=158&18=161'
