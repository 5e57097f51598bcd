# Made by tools/compile_templates.py from audit/manifest.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit/manifest.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_titles = resolve('titles')
    l_0_a = resolve('a')
    l_0_m = resolve('m')
    pass
    yield '<section id="manifest" aria-labelledby="h-manifest">\n<h2 id="h-manifest">'
    yield escape(environment.finalize(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'manifest')))
    yield '</h2>\n<p class="lead">The same inputs give the same bytes. This command makes the page again:</p>\n<pre tabindex="0" aria-label="Command"><code>'
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'manifest'), 'command')))
    yield '</code></pre>\n'
    if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'manifest'), 'missing'):
        pass
        yield '<h3>Not at hand</h3>\n<ul class="dense">'
        for l_1_line in environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'manifest'), 'missing'):
            _loop_vars = {}
            pass
            yield '<li><bdi>'
            yield escape(environment.finalize(l_1_line))
            yield '</bdi></li>'
        l_1_line = missing
        yield '</ul>\n'
    def macro():
        t_1 = []
        pass
        t_1.extend((
            '<table class="plain compact"><caption>What the audit was made from</caption><thead><tr><th scope="col">What</th><th scope="col">Which</th></tr></thead>\n<tbody>\n<tr><th scope="row">peaceops</th><td><code>',
            escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'manifest'), 'version'))),
            '</code></td></tr>\n<tr><th scope="row"><bdi>',
            escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'name'))),
            '</bdi></th><td><code>sha256:',
            escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'sha256'))),
            '</code></td></tr>\n<tr><th scope="row">evidence base</th><td><code>',
            escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'manifest'), 'base_sha256'))),
            '</code></td></tr>\n',
        ))
        for (l_2_key, l_2_value) in environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'manifest'), 'datasets'):
            _loop_vars = {}
            pass
            t_1.extend((
                '<tr><th scope="row">dataset <bdi>',
                escape(environment.finalize(l_2_key)),
                '</bdi></th><td><code>',
                escape(environment.finalize(l_2_value)),
                '</code></td></tr>',
            ))
        l_2_key = l_2_value = missing
        for (l_2_key, l_2_value) in environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'manifest'), 'documents'):
            _loop_vars = {}
            pass
            t_1.extend((
                '<tr><th scope="row">document <bdi>',
                escape(environment.finalize(l_2_key)),
                '</bdi></th><td><code>',
                escape(environment.finalize(l_2_value)),
                '</code></td></tr>',
            ))
        l_2_key = l_2_value = missing
        t_1.append(
            '</tbody></table>\n',
        )
        return concat(t_1)
    caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
    yield context.call(environment.getattr((undefined(name='m') if l_0_m is missing else l_0_m), 'scroll'), 'What the audit was made from', caller=caller)
    yield '</section>\n'

blocks = {}
debug_info = '2=15&4=17&5=19&7=22&9=30&12=35&13=37&14=41&15=44&16=55&9=71'
