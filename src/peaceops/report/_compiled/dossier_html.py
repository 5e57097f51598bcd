# Made by tools/compile_templates.py from dossier.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'dossier.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_policy = resolve('policy')
    l_0_d = resolve('d')
    l_0_style = resolve('style')
    l_0_v = resolve('v')
    l_0_m = missing
    pass
    l_0_m = context.vars['m'] = environment.get_template('macros.html.j2', 'dossier.html.j2')._get_default_module(context)
    context.exported_vars.discard('m')
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
    yield escape(environment.finalize((undefined(name='policy') if l_0_policy is missing else l_0_policy)))
    yield '">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="generator" content="peaceops">\n<meta name="color-scheme" content="light">\n<title>'
    yield escape(environment.finalize((environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'acronym') or environment.getattr(environment.getattr((undefined(name='d') if l_0_d is missing else l_0_d), 'header'), 'name'))))
    yield ': evidence dossier</title>\n<link rel="icon" href="data:,">\n<style>'
    yield escape(environment.finalize((undefined(name='style') if l_0_style is missing else l_0_style)))
    yield '</style>\n</head>\n<body>\n<a class="skip" href="#table">Skip to the evidence table</a>\n'
    template = environment.get_template('header.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '<main>\n'
    template = environment.get_template('table.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('says.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('rules.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('indicators.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('acts.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('strength.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('delivery.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('conflicts.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('beside.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('gaps.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('sources.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('claims.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('audits.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('manifest.html.j2', 'dossier.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'m': l_0_m}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</main>\n<footer class="foot">\n<p><bdi>'
    yield escape(environment.finalize(environment.getattr((undefined(name='v') if l_0_v is missing else l_0_v), 'footer')))
    yield '</bdi>. The codings are provisional: one coder, not yet adjudicated. Every value links to the claim it rests on, and every claim names its passage.</p>\n</footer>\n</body>\n</html>\n'

blocks = {}
debug_info = '1=16&6=19&11=21&13=23&17=25&19=32&20=38&21=44&22=50&23=56&24=62&25=68&26=74&27=80&28=86&29=92&30=98&31=104&32=110&35=117'
