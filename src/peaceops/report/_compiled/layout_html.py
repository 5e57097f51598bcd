# Made by tools/compile_templates.py from layout.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'layout.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_scroll = l_0_nothing = missing
    pass
    def macro(l_1_label, l_1_caller):
        t_1 = []
        if l_1_label is missing:
            l_1_label = undefined("parameter 'label' was not provided", name='label')
        pass
        t_1.extend((
            '<div class="scroll" role="region" tabindex="0" aria-label="',
            escape(environment.finalize(l_1_label)),
            '">\n',
            escape(environment.finalize(context.call(l_1_caller))),
            '\n</div>',
        ))
        return concat(t_1)
    context.exported_vars.add('scroll')
    context.vars['scroll'] = l_0_scroll = Macro(environment, macro, 'scroll', ('label',), False, False, True, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_text):
        t_2 = []
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        pass
        t_2.extend((
            '<p class="nothing">',
            escape(environment.finalize(l_1_text)),
            '</p>',
        ))
        return concat(t_2)
    context.exported_vars.add('nothing')
    context.vars['nothing'] = l_0_nothing = Macro(environment, macro, 'nothing', ('text',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '1=12&2=19&3=21&7=28'
