# Made by tools/compile_templates.py from claims.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'claims.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_d = resolve('d')
    l_0_m = resolve('m')
    pass
    yield '<section id="claims" aria-labelledby="h-claims">\n<h2 id="h-claims">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'claims')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'claims'):
        pass
        yield '<p class="lead">The ledger behind every number. A claim is what one source says on one question; the numbers in brackets are those of the sources.</p>\n'
        def macro():
            t_1 = []
            pass
            t_1.append(
                '<table class="plain compact ledger"><caption class="hidden">Claims</caption>\n<thead><tr><th scope="col">Claim</th><th scope="col">Question</th><th scope="col">Value</th><th scope="col">Period</th><th scope="col">Source and place</th><th scope="col">How</th><th scope="col">Summary and note</th></tr></thead>\n<tbody>\n',
            )
            for l_2_c in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'claims'):
                l_2_v = resolve('v')
                _loop_vars = {}
                pass
                t_1.extend((
                    '<tr id="',
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'anchor'), environment.getattr(l_2_c, 'id'), _loop_vars=_loop_vars))),
                    '"><th scope="row"><code>',
                    escape(environment.finalize(environment.getattr(l_2_c, 'id'))),
                    '</code></th><td><bdi>',
                    escape(environment.finalize(environment.getattr(l_2_c, 'question'))),
                    '</bdi></td><td><bdi class="value">',
                    escape(environment.finalize(environment.getattr(l_2_c, 'value'))),
                    '</bdi></td><td><bdi>',
                    escape(environment.finalize(environment.getattr(l_2_c, 'period'))),
                    '</bdi></td><td>',
                ))
                if context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'source_of'), environment.getattr(l_2_c, 'source'), _loop_vars=_loop_vars):
                    pass
                    t_1.extend((
                        '<a href="#n',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'source_number'), l_2_c, _loop_vars=_loop_vars))),
                        '">[',
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'source_number'), l_2_c, _loop_vars=_loop_vars))),
                        '] <bdi>',
                        escape(environment.finalize(environment.getattr(l_2_c, 'source_label'))),
                        '</bdi></a>',
                    ))
                else:
                    pass
                    t_1.extend((
                        '<bdi>',
                        escape(environment.finalize(environment.getattr(l_2_c, 'source_label'))),
                        '</bdi>',
                    ))
                if environment.getattr(l_2_c, 'locator'):
                    pass
                    t_1.extend((
                        ', <bdi>',
                        escape(environment.finalize(environment.getattr(l_2_c, 'locator'))),
                        '</bdi>',
                    ))
                if environment.getattr(l_2_c, 'is_ocr'):
                    pass
                    t_1.append(
                        ' <abbr class="ocr" title="read by machine from a scanned page">OCR</abbr>',
                    )
                t_1.extend((
                    '</td><td>',
                    escape(environment.finalize(environment.getattr(l_2_c, 'stance'))),
                    ', ',
                    escape(environment.finalize(environment.getattr(l_2_c, 'attribution'))),
                ))
                if environment.getattr(l_2_c, 'attributed_to'):
                    pass
                    t_1.extend((
                        ' from <bdi>',
                        escape(environment.finalize(environment.getattr(l_2_c, 'attributed_to'))),
                        '</bdi>',
                    ))
                t_1.extend((
                    '; ',
                    escape(environment.finalize(environment.getattr(l_2_c, 'kind'))),
                    ' by ',
                    escape(environment.finalize(environment.getattr(l_2_c, 'coder_kind'))),
                    '; <em>',
                    escape(environment.finalize(environment.getattr(l_2_c, 'status'))),
                    '</em></td><td><bdi>',
                    escape(environment.finalize(environment.getattr(l_2_c, 'summary'))),
                    '</bdi>',
                ))
                if environment.getattr(l_2_c, 'quote'):
                    pass
                    t_1.append(
                        ' <q',
                    )
                    if environment.getattr(l_2_c, 'quote_language'):
                        pass
                        t_1.extend((
                            ' lang="',
                            escape(environment.finalize(environment.getattr(l_2_c, 'quote_language'))),
                            '"',
                        ))
                    t_1.extend((
                        '><bdi>',
                        escape(environment.finalize(environment.getattr(l_2_c, 'quote'))),
                        '</bdi></q>',
                    ))
                    if environment.getattr(l_2_c, 'quote_translation'):
                        pass
                        t_1.extend((
                            ' <span class="muted">(<bdi>',
                            escape(environment.finalize(environment.getattr(l_2_c, 'quote_translation'))),
                            '</bdi>)</span>',
                        ))
                if environment.getattr(l_2_c, 'note'):
                    pass
                    t_1.extend((
                        ' <span class="muted"><bdi>',
                        escape(environment.finalize(environment.getattr(l_2_c, 'note'))),
                        '</bdi></span>',
                    ))
                t_1.append(
                    '</td></tr>\n',
                )
            l_2_c = l_2_v = missing
            t_1.append(
                '</tbody></table>\n',
            )
            return concat(t_1)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Ledger of claims', caller=caller)
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'The ledger holds no claim about this mission.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=15&3=17&5=20&9=26&10=32&5=137&15=140'
