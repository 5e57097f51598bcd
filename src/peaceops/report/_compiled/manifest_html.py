# Made by tools/compile_templates.py from manifest.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'manifest.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_sections = resolve('sections')
    l_0_d = resolve('d')
    try:
        t_1 = environment.filters['dictsort']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'dictsort' found.")
    pass
    yield '<section id="manifest" aria-labelledby="h-manifest">\n<h2 id="h-manifest">'
    yield escape(environment.finalize(environment.getattr((undefined(name='sections') if l_0_sections is missing else l_0_sections), 'manifest')))
    yield '</h2>\n<p class="lead">The same inputs give the same bytes. This command makes the page again:</p>\n<pre tabindex="0" aria-label="Command"><code>'
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'manifest'), 'command')))
    yield '</code></pre>\n'
    def t_2(fiter):
        for (l_1_title, l_1_entries) in fiter:
            if l_1_entries:
                yield (l_1_title, l_1_entries)
    for (l_1_title, l_1_entries) in t_2((('Versions', environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'manifest'), 'versions')), ('Inputs, by SHA-256', environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'manifest'), 'hashes')))):
        l_1_m = resolve('m')
        _loop_vars = {}
        pass
        def macro():
            t_3 = []
            pass
            t_3.extend((
                '<table class="plain compact"><caption>',
                escape(environment.finalize(l_1_title)),
                '</caption><thead><tr><th scope="col">What</th><th scope="col">Which</th></tr></thead>\n<tbody>',
            ))
            for (l_3_key, l_3_value) in t_1(l_1_entries):
                _loop_vars = {}
                pass
                t_3.extend((
                    '<tr><th scope="row"><bdi>',
                    escape(environment.finalize(l_3_key)),
                    '</bdi></th><td><code>',
                    escape(environment.finalize(l_3_value)),
                    '</code></td></tr>',
                ))
            l_3_key = l_3_value = missing
            t_3.append(
                '</tbody></table>\n',
            )
            return concat(t_3)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield context.call(environment.getattr((undefined(name='m') if l_1_m is missing else l_1_m), 'scroll'), l_1_title, caller=caller, _loop_vars=_loop_vars)
    l_1_title = l_1_entries = l_1_m = missing
    yield '</section>\n'

blocks = {}
debug_info = '2=20&4=22&5=24&6=32&7=37&8=40&6=56'
