# Made by tools/compile_templates.py from audit.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'audit.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_policy = resolve('policy')
    l_0_v = resolve('v')
    l_0_style = resolve('style')
    l_0_a = resolve('a')
    l_0_titles = resolve('titles')
    l_0_m = l_0_am = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    l_0_m = context.vars['m'] = environment.get_template('layout.html.j2', 'audit.html.j2')._get_default_module(context)
    context.exported_vars.discard('m')
    l_0_am = context.vars['am'] = environment.get_template('audit/macros.html.j2', 'audit.html.j2')._get_default_module(context)
    context.exported_vars.discard('am')
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
    yield escape(environment.finalize((undefined(name='policy') if l_0_policy is missing else l_0_policy)))
    yield '">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="generator" content="peaceops">\n<meta name="color-scheme" content="light">\n<title>'
    yield escape(environment.finalize(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'title')))
    yield ': audit</title>\n<link rel="icon" href="data:,">\n<style>'
    yield escape(environment.finalize((undefined(name='style') if l_0_style is missing else l_0_style)))
    yield '</style>\n</head>\n<body class="audit">\n<a class="skip" href="#first">Skip to what to look at first</a>\n<header class="top">\n<div class="identity">\n<p class="eyebrow">Audit of a text</p>\n<h1><bdi>'
    yield escape(environment.finalize(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'title')))
    yield '</bdi></h1>\n'
    if (environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'author') or environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'issued')):
        pass
        yield '<p class="fullname">'
        if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'author'):
            pass
            yield '<bdi>'
            yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'author')))
            yield '</bdi>'
        if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'issued'):
            pass
            yield escape(environment.finalize((', ' if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'author') else cond_expr_undefined("the inline if-expression on line 22 in 'audit.html.j2' evaluated to false and no else section was defined."))))
            yield '<bdi>'
            yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'issued')))
            yield '</bdi>'
        yield '</p>'
    yield '<ol class="sentences summary">'
    for l_1_line in environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'summary'):
        _loop_vars = {}
        pass
        yield '<li><bdi>'
        yield escape(environment.finalize(l_1_line))
        yield '</bdi></li>'
    l_1_line = missing
    yield '</ol>\n<p class="counts"><strong>No score.</strong> A rule that cannot be sure is silent, and a statement without evidence at hand is not a false one. Every finding quotes its ground.</p>\n</div>\n<dl class="facts about">\n<div'
    if (t_1(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'name')) > 26):
        pass
        yield ' class="wide"'
    yield '><dt>File</dt><dd><bdi>'
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'name')))
    yield '</bdi></dd></div>\n<div><dt>Format</dt><dd>'
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'format')))
    if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'pages'):
        pass
        yield ', '
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'pages')))
        yield ' page'
        yield escape(environment.finalize(('s' if (environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'pages') != 1) else cond_expr_undefined("the inline if-expression on line 28 in 'audit.html.j2' evaluated to false and no else section was defined."))))
    if environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'is_ocr'):
        pass
        yield ', <abbr class="ocr" title="read by machine from a scanned page">OCR</abbr>'
    yield '</dd></div>\n<div><dt>Language</dt><dd><bdi>'
    yield escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'languages'), 'get'), environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'language'), environment.getattr(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'text'), 'language'))))
    yield '</bdi></dd></div>\n<div class="wide"><dt>About</dt><dd>'
    if environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'missions'):
        pass
        l_1_loop = missing
        for l_1_id, l_1_loop in LoopContext(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'missions')[:12], undefined):
            _loop_vars = {}
            pass
            yield '<bdi>'
            yield escape(environment.finalize(context.call(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'name_of'), l_1_id, _loop_vars=_loop_vars)))
            yield '</bdi> <span class="codes"><bdi>'
            yield escape(environment.finalize(l_1_id))
            yield '</bdi></span>'
            yield escape(environment.finalize(('; ' if (not environment.getattr(l_1_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 30 in 'audit.html.j2' evaluated to false and no else section was defined."))))
        l_1_loop = l_1_id = missing
        if (t_1(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'missions')) > 12):
            pass
            yield '; and '
            yield escape(environment.finalize((t_1(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'missions')) - 12)))
            yield ' more'
    else:
        pass
        yield 'no mission of the registry'
    yield '</dd></div>\n</dl>\n<nav class="contents" aria-label="Contents">\n<ol>'
    for (l_1_key, l_1_title) in context.call(environment.getattr((undefined(name='titles') if l_0_titles is missing else l_0_titles), 'items')):
        _loop_vars = {}
        pass
        yield '<li><a href="#'
        yield escape(environment.finalize(l_1_key))
        yield '">'
        yield escape(environment.finalize(l_1_title))
        yield '</a></li>'
    l_1_key = l_1_title = missing
    yield '</ol>\n</nav>\n</header>\n<main>\n'
    template = environment.get_template('audit/first.html.j2', 'audit.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'am': l_0_am, 'm': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '<div class="beside">\n'
    template = environment.get_template('audit/findings.html.j2', 'audit.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'am': l_0_am, 'm': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('audit/text.html.j2', 'audit.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'am': l_0_am, 'm': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</div>\n'
    template = environment.get_template('audit/figures.html.j2', 'audit.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'am': l_0_am, 'm': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('audit/statements.html.j2', 'audit.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'am': l_0_am, 'm': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('audit/citations.html.j2', 'audit.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'am': l_0_am, 'm': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('audit/arguments.html.j2', 'audit.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'am': l_0_am, 'm': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('audit/manifest.html.j2', 'audit.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'am': l_0_am, 'm': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</main>\n<footer class="foot">\n<p>Made by coded rules from the text and the evidence named in the <a href="#manifest">manifest</a>; no language model wrote any of it. Codings of the evidence base are provisional.</p>\n</footer>\n</body>\n</html>\n'

blocks = {}
debug_info = '1=23&2=25&7=28&12=30&14=32&21=34&22=36&23=52&27=60&28=66&29=77&30=79&33=101&37=111&39=118&40=124&42=131&43=137&44=143&45=149&46=155'
