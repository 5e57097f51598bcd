# Made by tools/compile_templates.py from audits.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audits.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_d = resolve('d')
    l_0_m = resolve('m')
    try:
        t_1 = environment.filters['replace']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'replace' found.")
    pass
    yield '<section id="audits" aria-labelledby="h-audits">\n<h2 id="h-audits">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'audits')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'audits'):
        pass
        yield '<p class="lead">Texts about this mission that were audited, with counts: what their notes lead to and what became of their statements. None of it is evidence on the mission.</p>\n'
        def macro():
            t_2 = []
            pass
            t_2.append(
                '<table class="plain compact"><caption class="hidden">Texts audited</caption>\n<thead><tr><th scope="col">Text</th><th scope="col" class="num">Notes resolved</th><th scope="col" class="num">Works</th><th scope="col">Statements by verdict</th><th scope="col">Findings of rules</th><th scope="col">Audit</th></tr></thead>\n<tbody>',
            )
            for l_2_x in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'audits'):
                l_2_v = resolve('v')
                l_2_href = missing
                _loop_vars = {}
                pass
                l_2_href = context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'page_href'), environment.getattr(l_2_x, 'page'), _loop_vars=_loop_vars)
                _loop_vars['href'] = l_2_href
                t_2.extend((
                    '<tr><th scope="row"><bdi>',
                    escape(environment.finalize((environment.getattr(l_2_x, 'title') or environment.getattr(l_2_x, 'name')))),
                    '</bdi>',
                ))
                if (environment.getattr(l_2_x, 'author') or environment.getattr(l_2_x, 'issued')):
                    pass
                    t_2.append(
                        ' <span class="muted">',
                    )
                    if environment.getattr(l_2_x, 'author'):
                        pass
                        t_2.extend((
                            '<bdi>',
                            escape(environment.finalize(environment.getattr(l_2_x, 'author'))),
                            '</bdi>',
                        ))
                    if environment.getattr(l_2_x, 'issued'):
                        pass
                        t_2.extend((
                            ' <bdi>',
                            escape(environment.finalize(environment.getattr(l_2_x, 'issued'))),
                            '</bdi>',
                        ))
                    t_2.append(
                        '</span>',
                    )
                t_2.extend((
                    '</th><td class="num">',
                    escape(environment.finalize(environment.getattr(l_2_x, 'notes_resolved'))),
                    ' of ',
                    escape(environment.finalize(environment.getattr(l_2_x, 'notes'))),
                    '</td><td class="num">',
                    escape(environment.finalize(environment.getattr(l_2_x, 'works'))),
                    '</td><td>',
                    escape(environment.finalize(environment.getattr(l_2_x, 'statements'))),
                    ' found',
                ))
                def t_3(fiter):
                    for (l_3_verdict, l_3_number) in fiter:
                        if l_3_number:
                            yield (l_3_verdict, l_3_number)
                for (l_3_verdict, l_3_number) in t_3(environment.getattr(l_2_x, 'verdicts')):
                    _loop_vars = {}
                    pass
                    t_2.extend((
                        '; ',
                        escape(environment.finalize(l_3_number)),
                        ' ',
                        escape(environment.finalize(t_1(context.eval_ctx, l_3_verdict, '-', ' '))),
                    ))
                l_3_verdict = l_3_number = missing
                t_2.extend((
                    '</td><td>',
                    escape(environment.finalize(environment.getattr(l_2_x, 'errors'))),
                    ' error',
                    escape(environment.finalize(('s' if (environment.getattr(l_2_x, 'errors') != 1) else cond_expr_undefined("the inline if-expression on line 8 in 'audits.html.j2' evaluated to false and no else section was defined.")))),
                    ', ',
                    escape(environment.finalize(environment.getattr(l_2_x, 'warnings'))),
                    ' warning',
                    escape(environment.finalize(('s' if (environment.getattr(l_2_x, 'warnings') != 1) else cond_expr_undefined("the inline if-expression on line 8 in 'audits.html.j2' evaluated to false and no else section was defined.")))),
                    ', ',
                    escape(environment.finalize(environment.getattr(l_2_x, 'remarks'))),
                    ' note',
                    escape(environment.finalize(('s' if (environment.getattr(l_2_x, 'remarks') != 1) else cond_expr_undefined("the inline if-expression on line 8 in 'audits.html.j2' evaluated to false and no else section was defined.")))),
                    '</td><td>',
                ))
                if (undefined(name='href') if l_2_href is missing else l_2_href):
                    pass
                    t_2.extend((
                        '<a href="',
                        escape(environment.finalize((undefined(name='href') if l_2_href is missing else l_2_href))),
                        '" rel="noopener noreferrer">page</a> ',
                    ))
                elif environment.getattr(l_2_x, 'page'):
                    pass
                    t_2.extend((
                        '<bdi>',
                        escape(environment.finalize(environment.getattr(l_2_x, 'page'))),
                        '</bdi> ',
                    ))
                t_2.extend((
                    '<span class="muted nowrap">',
                    escape(environment.finalize(context.call(environment.getattr(environment.getattr(l_2_x, 'audited'), 'isoformat'), _loop_vars=_loop_vars))),
                    '</span> <code class="hash">',
                    escape(environment.finalize(environment.getattr(l_2_x, 'sha256')[:16])),
                    '</code></td></tr>',
                ))
            l_2_x = l_2_v = l_2_href = missing
            t_2.append(
                '</tbody></table>\n',
            )
            return concat(t_2)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Texts audited', caller=caller)
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No audit of a text about this mission is on file: peaceops audit FILE --record DIR enters one.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=21&3=23&5=26&8=32&5=133&11=136'
