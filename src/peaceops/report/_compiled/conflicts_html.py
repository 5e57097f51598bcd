# Made by tools/compile_templates.py from conflicts.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'conflicts.html.j2'

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
    yield '<section id="conflicts" aria-labelledby="h-conflicts">\n<h2 id="h-conflicts">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'conflicts')))
    yield '</h2>\n'
    if environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'conflicts'):
        pass
        yield '<p class="lead">Accounts that exclude each other stand side by side. They are never averaged.</p>\n'
        l_1_loop = missing
        for l_1_c, l_1_loop in LoopContext(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'conflicts'), undefined):
            l_1_conflict_kinds = resolve('conflict_kinds')
            _loop_vars = {}
            pass
            yield '<article class="conflict">\n<h3><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_c, 'title')))
            yield '</bdi></h3>\n<p class="muted">'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='conflict_kinds') if l_1_conflict_kinds is missing else l_1_conflict_kinds), 'get'), environment.getattr(l_1_c, 'kind'), environment.getattr(l_1_c, 'kind'), _loop_vars=_loop_vars)))
            if environment.getattr(l_1_c, 'note'):
                pass
                yield ' · <bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'note')))
                yield '</bdi>'
            yield '</p>\n<div class="sides">'
            l_2_loop = missing
            for l_2_side, l_2_loop in LoopContext(environment.getattr(l_1_c, 'sides'), undefined):
                _loop_vars = {}
                pass
                yield '<div class="side"><h4>Account '
                yield escape(environment.finalize(environment.getattr(l_2_loop, 'index')))
                yield '</h4><ul class="dense">'
                for l_3_e in l_2_side:
                    l_3_v = resolve('v')
                    _loop_vars = {}
                    pass
                    yield '<li>'
                    yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'entry'), (undefined(name='v') if l_3_v is missing else l_3_v), l_3_e, _loop_vars=_loop_vars)))
                    if environment.getattr(l_3_e, 'summary'):
                        pass
                        yield '<span class="gloss"><bdi>'
                        yield escape(environment.finalize(environment.getattr(l_3_e, 'summary')))
                        yield '</bdi></span>'
                    yield '</li>'
                l_3_e = l_3_v = missing
                yield '</ul></div>'
            l_2_loop = l_2_side = missing
            yield '</div>\n</article>\n'
        l_1_loop = l_1_c = l_1_conflict_kinds = missing
    else:
        pass
        yield escape(environment.finalize(context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'nothing'), 'No accounts on file exclude each other.')))
        yield '\n'
    yield '</section>\n'

blocks = {}
debug_info = '2=15&3=17&5=21&7=26&8=28&9=36&13=61'
