# Made by tools/compile_templates.py from acts.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'acts.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_d = resolve('d')
    l_0_fig = resolve('fig')
    l_0_v = resolve('v')
    l_0_m = resolve('m')
    try:
        t_1 = environment.filters['days']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'days' found.")
    pass
    yield '<section id="acts" aria-labelledby="h-acts">\n<h2 id="h-acts">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'acts')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'acts'):
        pass
        yield '<div class="scroll strip-scroll" role="region" tabindex="0" aria-label="Timeline of acts by track">'
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='fig') if l_0_fig is missing else l_0_fig), 'draw_timeline'), environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'acts'), figure_id='timeline', first=environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'acts_days'), 0), last=environment.getitem(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'acts_days'), 1), href=environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'act_href'))))
        yield '</div>\n'
        def macro():
            t_2 = []
            pass
            t_2.append(
                '<table class="plain acts"><caption>Acts in order of their days</caption>\n<thead><tr><th scope="col">Day</th><th scope="col">Track</th><th scope="col">Act</th><th scope="col">Evidence</th></tr></thead>\n<tbody>',
            )
            l_2_loop = missing
            for l_2_a, l_2_loop in LoopContext(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'acts'), undefined):
                _loop_vars = {}
                pass
                t_2.extend((
                    '<tr id="act-',
                    escape(environment.finalize(environment.getattr(l_2_loop, 'index'))),
                    '"><th scope="row" class="nowrap">',
                    escape(environment.finalize(t_1(environment.getattr(l_2_a, 'first_day'), environment.getattr(l_2_a, 'last_day')))),
                    '</th><td class="nowrap">',
                    escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='fig') if l_0_fig is missing else l_0_fig), 'TRACKS'), 'get'), environment.getattr(l_2_a, 'track'), environment.getattr(l_2_a, 'track'), _loop_vars=_loop_vars))),
                    '</td><td><bdi>',
                    escape(environment.finalize(environment.getattr(l_2_a, 'text'))),
                    '</bdi></td><td>',
                    escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_0_v is missing else l_0_v), environment.getattr(l_2_a, 'entry'), _loop_vars=_loop_vars))),
                    '</td></tr>',
                ))
            l_2_loop = l_2_a = missing
            t_2.append(
                '</tbody></table>\n',
            )
            return concat(t_2)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'List of acts', caller=caller)
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No dated act is on file.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=23&3=25&4=28&5=30&8=37&5=59&11=62'
