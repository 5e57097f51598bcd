# Made by tools/compile_templates.py from says.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'says.html.j2'

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
    yield '<section id="says" aria-labelledby="h-says">\n<h2 id="h-says">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'says')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'sentences'):
        pass
        yield '<p class="lead">Each sentence links to its claims; the numbers are those of the <a href="#sources">sources</a>.</p>\n<ol class="sentences">\n'
        for l_1_s in environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'sentences'):
            l_1_v = resolve('v')
            _loop_vars = {}
            pass
            yield '<li><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_s, 'text')))
            yield '</bdi>'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'cites'), (undefined(name='v') if l_1_v is missing else l_1_v), environment.getattr(l_1_s, 'claims'), _loop_vars=_loop_vars)))
            yield '</li>\n'
        l_1_s = l_1_v = missing
        yield '</ol>\n'
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'Nothing: no sentence is written where no claim stands behind it.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=15&3=17&6=20&7=25&11=33'
