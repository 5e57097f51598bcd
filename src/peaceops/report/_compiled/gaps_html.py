# Made by tools/compile_templates.py from gaps.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'gaps.html.j2'

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
        t_1 = environment.filters['years']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'years' found.")
    pass
    yield '<section id="gaps" aria-labelledby="h-gaps">\n<h2 id="h-gaps">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'gaps')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'gaps'):
        pass
        yield '<p class="lead">What is not known, why, and what would make it known. Not searched is not the same as not found, and neither is zero.</p>\n'
        def macro():
            t_2 = []
            pass
            t_2.append(
                '<table class="plain"><caption class="hidden">Gaps</caption>\n<thead><tr><th scope="col">Question</th><th scope="col">Kind</th><th scope="col">Years</th><th scope="col">What would change it</th></tr></thead>\n<tbody>',
            )
            for l_2_g in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'gaps'):
                l_2_kinds = resolve('kinds')
                l_2_v = resolve('v')
                _loop_vars = {}
                pass
                t_2.extend((
                    '<tr><th scope="row"><bdi>',
                    escape(environment.finalize(environment.getattr(l_2_g, 'question'))),
                    '</bdi></th><td class="nowrap">',
                ))
                if (environment.getattr(l_2_g, 'kind') in (undefined(name='kinds') if l_2_kinds is missing else l_2_kinds)):
                    pass
                    t_2.append(
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'kind'), environment.getattr(l_2_g, 'kind'), _loop_vars=_loop_vars))),
                    )
                else:
                    pass
                    t_2.append(
                        escape(environment.finalize(context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'gap_kind'), environment.getattr(l_2_g, 'kind'), _loop_vars=_loop_vars))),
                    )
                t_2.extend((
                    '</td><td>',
                    escape(environment.finalize((t_1(environment.getattr(l_2_g, 'years')) or 'all'))),
                    '</td><td>',
                ))
                if (environment.getattr(l_2_g, 'text') and (environment.getattr(l_2_g, 'text') != context.call(environment.getattr((undefined(name='v') if l_2_v is missing else l_2_v), 'gap_kind'), environment.getattr(l_2_g, 'kind'), _loop_vars=_loop_vars))):
                    pass
                    t_2.extend((
                        '<bdi>',
                        escape(environment.finalize(environment.getattr(l_2_g, 'text'))),
                        '</bdi>',
                    ))
                else:
                    pass
                    t_2.append(
                        '<span class="muted">not stated</span>',
                    )
                t_2.append(
                    '</td></tr>',
                )
            l_2_g = l_2_kinds = l_2_v = missing
            t_2.append(
                '</tbody></table>\n',
            )
            return concat(t_2)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'Gaps', caller=caller)
    elif environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'claims'):
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No gap is recorded.')))
        yield '\n'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'Everything: no claim about this mission is on file. Add claims, or name a casebook that holds some.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=21&3=23&5=26&8=32&5=78&10=79&11=81&13=85'
