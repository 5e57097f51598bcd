# Made by tools/compile_templates.py from audit/macros.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/macros.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_severity = l_0_verdict = l_0_grounds = l_0_statement = l_0_place = missing
    pass
    def macro(l_1_v, l_1_name):
        t_1 = []
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_name is missing:
            l_1_name = undefined("parameter 'name' was not provided", name='name')
        pass
        t_1.extend((
            '<span class="sev sev-',
            escape(environment.finalize(l_1_name)),
            '"><span class="sign" aria-hidden="true">',
            escape(environment.finalize(environment.getitem(environment.getattr(l_1_v, 'severity_signs'), l_1_name))),
            '</span> ',
            escape(environment.finalize(l_1_name)),
            '</span>',
        ))
        return concat(t_1)
    context.exported_vars.add('severity')
    context.vars['severity'] = l_0_severity = Macro(environment, macro, 'severity', ('v', 'name'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_v, l_1_name):
        t_2 = []
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_name is missing:
            l_1_name = undefined("parameter 'name' was not provided", name='name')
        pass
        t_2.extend((
            '<span class="ver ver-',
            escape(environment.finalize(l_1_name)),
            '"><span class="sign" aria-hidden="true">',
            escape(environment.finalize(environment.getitem(environment.getattr(l_1_v, 'verdict_signs'), l_1_name))),
            '</span> ',
            escape(environment.finalize(environment.getitem(environment.getattr(l_1_v, 'verdict_words'), l_1_name))),
            '</span>',
        ))
        return concat(t_2)
    context.exported_vars.add('verdict')
    context.vars['verdict'] = l_0_verdict = Macro(environment, macro, 'verdict', ('v', 'name'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_v, l_1_items):
        t_3 = []
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_items is missing:
            l_1_items = undefined("parameter 'items' was not provided", name='items')
        pass
        if l_1_items:
            pass
            t_3.append(
                '<ul class="grounds">',
            )
            for l_2_g in l_1_items:
                _loop_vars = {}
                pass
                t_3.extend((
                    '<li><q><bdi>',
                    escape(environment.finalize(context.call(environment.getattr(l_1_v, 'quote'), environment.getattr(l_2_g, 'text'), _loop_vars=_loop_vars))),
                    '</bdi></q> ',
                    escape(environment.finalize(context.call((undefined(name='place') if l_0_place is missing else l_0_place), l_1_v, l_2_g, _loop_vars=_loop_vars))),
                    '</li>',
                ))
            l_2_g = missing
            t_3.append(
                '</ul>',
            )
        return concat(t_3)
    context.exported_vars.add('grounds')
    context.vars['grounds'] = l_0_grounds = Macro(environment, macro, 'grounds', ('v', 'items'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_v, l_1_id):
        t_4 = []
        l_1_href = missing
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_id is missing:
            l_1_id = undefined("parameter 'id' was not provided", name='id')
        pass
        l_1_href = context.call(environment.getattr(l_1_v, 'statement_href'), l_1_id)
        if (undefined(name='href') if l_1_href is missing else l_1_href):
            pass
            t_4.extend((
                '<a href="',
                escape(environment.finalize((undefined(name='href') if l_1_href is missing else l_1_href))),
                '">',
                escape(environment.finalize(l_1_id)),
                '</a> <q><bdi>',
                escape(environment.finalize(context.call(environment.getattr(l_1_v, 'quote'), context.call(environment.getattr(l_1_v, 'statement_text'), l_1_id)))),
                '</bdi></q>',
            ))
        else:
            pass
            t_4.extend((
                '<bdi>',
                escape(environment.finalize(l_1_id)),
                '</bdi>',
            ))
        return concat(t_4)
    context.exported_vars.add('statement')
    context.vars['statement'] = l_0_statement = Macro(environment, macro, 'statement', ('v', 'id'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_v, l_1_x):
        t_5 = []
        l_1_href = missing
        if l_1_v is missing:
            l_1_v = undefined("parameter 'v' was not provided", name='v')
        if l_1_x is missing:
            l_1_x = undefined("parameter 'x' was not provided", name='x')
        pass
        l_1_href = context.call(environment.getattr(l_1_v, 'ground_href'), l_1_x)
        if (undefined(name='href') if l_1_href is missing else l_1_href):
            pass
            t_5.extend((
                '<a class="muted" href="',
                escape(environment.finalize((undefined(name='href') if l_1_href is missing else l_1_href))),
                '">',
                escape(environment.finalize(context.call(environment.getattr(l_1_v, 'ground_words'), l_1_x))),
                '</a>',
            ))
        else:
            pass
            t_5.extend((
                '<span class="muted"><bdi>',
                escape(environment.finalize(context.call(environment.getattr(l_1_v, 'ground_words'), l_1_x))),
                '</bdi></span>',
            ))
        return concat(t_5)
    context.exported_vars.add('place')
    context.vars['place'] = l_0_place = Macro(environment, macro, 'place', ('v', 'x'), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '1=12&3=32&5=52&6=59&9=82&10=90&13=113&14=121'
