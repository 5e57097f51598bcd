# Made by tools/compile_templates.py from joins.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'joins.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_policy = resolve('policy')
    l_0_manifest = resolve('manifest')
    l_0_style = resolve('style')
    l_0_joins = resolve('joins')
    l_0_keys = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['upper']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'upper' found.")
    pass
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
    yield escape(environment.finalize((undefined(name='policy') if l_0_policy is missing else l_0_policy)))
    yield '">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="generator" content="peaceops">\n<meta name="color-scheme" content="light">\n<title>Joins of a panel by '
    yield escape(environment.finalize(environment.getattr((undefined(name='manifest') if l_0_manifest is missing else l_0_manifest), 'unit')))
    yield '</title>\n<link rel="icon" href="data:,">\n<style>'
    yield escape(environment.finalize((undefined(name='style') if l_0_style is missing else l_0_style)))
    yield '</style>\n</head>\n<body class="joins">\n'
    def macro(l_1_title, l_1_found):
        t_3 = []
        l_1_shown = resolve('shown')
        if l_1_title is missing:
            l_1_title = undefined("parameter 'title' was not provided", name='title')
        if l_1_found is missing:
            l_1_found = undefined("parameter 'found' was not provided", name='found')
        pass
        if l_1_found:
            pass
            t_3.append(
                '<details class="keys"',
            )
            if (t_1(l_1_found) <= 12):
                pass
                t_3.append(
                    ' open',
                )
            t_3.extend((
                '>\n<summary>',
                escape(environment.finalize(l_1_title)),
                ': ',
                escape(environment.finalize(t_1(l_1_found))),
                ' key',
                escape(environment.finalize(('s' if (t_1(l_1_found) != 1) else cond_expr_undefined("the inline if-expression on line 18 in 'joins.html.j2' evaluated to false and no else section was defined.")))),
            ))
            if (t_1(l_1_found) == (undefined(name='shown') if l_1_shown is missing else l_1_shown)):
                pass
                t_3.append(
                    ' (the most frequent)',
                )
            t_3.extend((
                '</summary>\n<table><thead><tr><th scope="col">Key</th><th scope="col">',
                escape(environment.finalize(('Candidates' if context.call(environment.getattr(l_1_title, 'startswith'), 'Ambiguous') else 'Rows'))),
                '</th></tr></thead>\n<tbody>',
            ))
            for (l_2_key, l_2_value) in context.call(environment.getattr(l_1_found, 'items')):
                _loop_vars = {}
                pass
                t_3.extend((
                    '<tr><th scope="row"><bdi>',
                    escape(environment.finalize(l_2_key)),
                    '</bdi></th><td><bdi>',
                    escape(environment.finalize(l_2_value)),
                    '</bdi></td></tr>',
                ))
            l_2_key = l_2_value = missing
            t_3.append(
                '</tbody></table>\n</details>\n',
            )
        return concat(t_3)
    context.exported_vars.add('keys')
    context.vars['keys'] = l_0_keys = Macro(environment, macro, 'keys', ('title', 'found'), False, False, False, context.eval_ctx.autoescape)
    yield '<header class="top">\n<div class="identity">\n<p class="eyebrow">Joins of a panel</p>\n<h1>'
    yield escape(environment.finalize(environment.getattr((undefined(name='manifest') if l_0_manifest is missing else l_0_manifest), 'unit')))
    yield '</h1>\n<p>Nothing is dropped or filled in silence: what met nothing stands below, with its rows. An empty cell of the panel is unknown; 0 is a count of none inside a source\'s coverage.</p>\n</div>\n</header>\n<main>\n<section id="summary"><h2>Summary</h2>\n<div class="scroll"><table>\n<thead><tr><th scope="col">Join</th><th scope="col">Left</th><th scope="col">matched</th><th scope="col">Right</th><th scope="col">matched</th><th scope="col">Twice</th><th scope="col">Ambiguous</th></tr></thead>\n<tbody>'
    l_1_loop = missing
    for l_1_join, l_1_loop in LoopContext((undefined(name='joins') if l_0_joins is missing else l_0_joins), undefined):
        _loop_vars = {}
        pass
        yield '<tr><th scope="row"><a href="#j'
        yield escape(environment.finalize(environment.getattr(l_1_loop, 'index')))
        yield '"><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_join, 'name')))
        yield '</bdi></a></th>\n<td><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_join, 'left')))
        yield '</bdi></td><td class="n">'
        yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr(l_1_join, 'matched_left'), _loop_vars=_loop_vars)))
        yield ' of '
        yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr(l_1_join, 'left_rows'), _loop_vars=_loop_vars)))
        yield '</td>\n<td><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_join, 'right')))
        yield '</bdi></td><td class="n">'
        yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr(l_1_join, 'matched_right'), _loop_vars=_loop_vars)))
        yield ' of '
        yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr(l_1_join, 'right_rows'), _loop_vars=_loop_vars)))
        yield '</td>\n<td class="n">'
        yield escape(environment.finalize(t_1(environment.getattr(l_1_join, 'duplicated'))))
        yield '</td><td class="n">'
        yield escape(environment.finalize(t_1(environment.getattr(l_1_join, 'ambiguous'))))
        yield '</td></tr>'
    l_1_loop = l_1_join = missing
    yield '</tbody>\n</table></div>\n'
    if (not (undefined(name='joins') if l_0_joins is missing else l_0_joins)):
        pass
        yield '<p>No join was made.</p>'
    yield '</section>\n'
    l_1_loop = missing
    for l_1_join, l_1_loop in LoopContext((undefined(name='joins') if l_0_joins is missing else l_0_joins), undefined):
        _loop_vars = {}
        pass
        yield '<section id="j'
        yield escape(environment.finalize(environment.getattr(l_1_loop, 'index')))
        yield '"><h2><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_join, 'name')))
        yield '</bdi></h2>\n'
        if environment.getattr(l_1_join, 'note'):
            pass
            yield '<p>'
            yield escape(environment.finalize(t_2(environment.getattr(l_1_join, 'note')[:1])))
            yield escape(environment.finalize(environment.getattr(l_1_join, 'note')[1:]))
            yield '.</p>'
        yield escape(environment.finalize(context.call((undefined(name='keys') if l_0_keys is missing else l_0_keys), markup_join(('Only in ', environment.getattr(l_1_join, 'left'), )), environment.getattr(l_1_join, 'unmatched_left'), _loop_vars=_loop_vars)))
        yield '\n'
        yield escape(environment.finalize(context.call((undefined(name='keys') if l_0_keys is missing else l_0_keys), markup_join(('Only in ', environment.getattr(l_1_join, 'right'), )), environment.getattr(l_1_join, 'unmatched_right'), _loop_vars=_loop_vars)))
        yield '\n'
        yield escape(environment.finalize(context.call((undefined(name='keys') if l_0_keys is missing else l_0_keys), markup_join(('More than once in ', environment.getattr(l_1_join, 'right'), )), environment.getattr(l_1_join, 'duplicated'), _loop_vars=_loop_vars)))
        yield '\n'
        yield escape(environment.finalize(context.call((undefined(name='keys') if l_0_keys is missing else l_0_keys), markup_join(('Ambiguous in ', environment.getattr(l_1_join, 'right'), )), environment.getattr(l_1_join, 'ambiguous'), _loop_vars=_loop_vars)))
        yield '\n'
        if (environment.getattr(l_1_join, 'is_whole') and (not environment.getattr(l_1_join, 'unmatched_left'))):
            pass
            yield '<p>Every row of both sides met one.</p>'
        yield '</section>\n'
    l_1_loop = l_1_join = missing
    yield '<section id="made"><h2>Made from</h2>\n<ul>'
    for l_1_table in environment.getattr((undefined(name='manifest') if l_0_manifest is missing else l_0_manifest), 'tables'):
        _loop_vars = {}
        pass
        yield '<li><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_table, 'table')))
        yield ' '
        yield escape(environment.finalize(environment.getattr(l_1_table, 'version')))
        yield escape(environment.finalize((markup_join((', ', environment.getattr(l_1_table, 'scope'), )) if environment.getattr(l_1_table, 'scope') else cond_expr_undefined("the inline if-expression on line 53 in 'joins.html.j2' evaluated to false and no else section was defined."))))
        yield '</bdi>'
        for l_2_file in environment.getattr(l_1_table, 'files'):
            _loop_vars = {}
            pass
            yield '<br><span class="codes"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_2_file, 'name')))
            yield '</bdi> sha256 '
            yield escape(environment.finalize(environment.getattr(l_2_file, 'sha256')))
            yield '</span>'
        l_2_file = missing
        yield '</li>'
    l_1_table = missing
    yield '</ul>\n'
    if environment.getattr((undefined(name='manifest') if l_0_manifest is missing else l_0_manifest), 'coverage'):
        pass
        yield '<h3>Coverage of events</h3><ul>'
        for l_1_line in environment.getattr((undefined(name='manifest') if l_0_manifest is missing else l_0_manifest), 'coverage'):
            _loop_vars = {}
            pass
            yield '<li><bdi>'
            yield escape(environment.finalize(l_1_line))
            yield '</bdi></li>'
        l_1_line = missing
        yield '</ul>'
    if environment.getattr((undefined(name='manifest') if l_0_manifest is missing else l_0_manifest), 'notes'):
        pass
        yield '<h3>Notes</h3><ul>'
        for l_1_line in environment.getattr((undefined(name='manifest') if l_0_manifest is missing else l_0_manifest), 'notes'):
            _loop_vars = {}
            pass
            yield '<li><bdi>'
            yield escape(environment.finalize(l_1_line))
            yield '</bdi></li>'
        l_1_line = missing
        yield '</ul>'
    yield '</section>\n</main>\n</body>\n</html>\n'

blocks = {}
debug_info = '5=29&10=31&12=33&15=35&16=43&17=48&18=55&19=68&20=71&27=89&35=92&36=100&37=106&38=112&40=118&42=123&43=127&44=131&45=137&46=139&47=141&48=143&49=145&53=151&54=172&55=183'
