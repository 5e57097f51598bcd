# Made by tools/compile_templates.py from vintage.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'vintage.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_policy = resolve('policy')
    l_0_s = resolve('s')
    l_0_style = resolve('style')
    l_0_claims = resolve('claims')
    l_0_panels = resolve('panels')
    l_0_findings = resolve('findings')
    l_0_rows = resolve('rows')
    l_0_more = resolve('more')
    try:
        t_1 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_3 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
    yield escape(environment.finalize((undefined(name='policy') if l_0_policy is missing else l_0_policy)))
    yield '">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="generator" content="peaceops">\n<meta name="color-scheme" content="light">\n<title>'
    yield escape(environment.finalize(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'source')))
    yield ': '
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'old'), 'version')))
    yield ' and '
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'new'), 'version')))
    yield '</title>\n<link rel="icon" href="data:,">\n<style>'
    yield escape(environment.finalize((undefined(name='style') if l_0_style is missing else l_0_style)))
    yield '</style>\n</head>\n<body>\n<a class="skip" href="#tables">Skip to the counts</a>\n<header class="top">\n<div class="identity">\n<p class="eyebrow">Two releases side by side</p>\n<h1><bdi>'
    yield escape(environment.finalize(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'source')))
    yield '</bdi></h1>\n<p class="fullname">'
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'old'), 'version')))
    if environment.getattr(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'old'), 'scope'):
        pass
        yield ' ('
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'old'), 'scope')))
        yield ')'
    yield ' against '
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'new'), 'version')))
    if environment.getattr(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'new'), 'scope'):
        pass
        yield ' ('
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'new'), 'scope')))
        yield ')'
    yield '</p>\n'
    for l_1_note in environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'notes'):
        _loop_vars = {}
        pass
        yield '<p class="counts">'
        yield escape(environment.finalize(l_1_note))
        yield '</p>\n'
    l_1_note = missing
    yield '</div>\n</header>\n<main>\n<section id="tables" aria-labelledby="h-tables">\n<h2 id="h-tables">Counts</h2>\n<p class="lead">Rows are matched by the key of their table alone. Neither release is taken for the right one.</p>\n<div class="scroll" role="region" tabindex="0" aria-label="Counts by table">\n<table class="vintage"><caption class="hidden">Counts by table</caption>\n<thead><tr><th scope="col">Table</th><th scope="col">Older rows</th><th scope="col">Newer rows</th><th scope="col">New</th><th scope="col">Of these after the last older row</th><th scope="col">Gone</th><th scope="col">Moved</th><th scope="col">Recounted</th><th scope="col">Recoded</th><th scope="col">The same</th><th scope="col">Not compared</th></tr></thead>\n<tbody>\n'
    for l_1_t in environment.getattr((undefined(name='s') if l_0_s is missing else l_0_s), 'tables'):
        _loop_vars = {}
        pass
        yield '<tr><th scope="row">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'name')))
        yield '</th><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'old_rows')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'new_rows')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'new')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'new_later')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'gone')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'moved')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'recounted')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'recoded')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_t, 'same_rows')))
        yield '</td><td>'
        yield escape(environment.finalize(t_1(context.eval_ctx, environment.getattr(l_1_t, 'not_compared'), ', ')))
        yield '</td></tr>\n'
    l_1_t = missing
    yield '</tbody></table>\n</div>\n</section>\n'
    if (not t_3((undefined(name='claims') if l_0_claims is missing else l_0_claims))):
        pass
        yield '<section id="claims" aria-labelledby="h-claims">\n<h2 id="h-claims">Measured claims whose rows changed</h2>\n'
        if (undefined(name='claims') if l_0_claims is missing else l_0_claims):
            pass
            yield '<div class="scroll" role="region" tabindex="0" aria-label="Claims">\n<table class="vintage"><caption class="hidden">Claims</caption>\n<thead><tr><th scope="col">Mission</th><th scope="col">Indicator</th><th scope="col">Older value</th><th scope="col">Newer value</th><th scope="col">Rows changed</th><th scope="col">Claim</th></tr></thead>\n<tbody>\n'
            for l_1_c in (undefined(name='claims') if l_0_claims is missing else l_0_claims):
                _loop_vars = {}
                pass
                yield '<tr><td><bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'subject')))
                yield '</bdi></td><td>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'indicator')))
                yield ' '
                yield escape(environment.finalize(environment.getattr(l_1_c, 'definition')))
                yield '</td><td class="num">'
                yield escape(environment.finalize((environment.getattr(l_1_c, 'old') or '–')))
                yield '</td><td class="num">'
                yield escape(environment.finalize((environment.getattr(l_1_c, 'new') or '–')))
                yield '</td><td class="num">'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'rows_changed')))
                yield '</td><td>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'claim')))
                yield '</td></tr>\n'
            l_1_c = missing
            yield '</tbody></table>\n</div>\n'
        else:
            pass
            yield '<p class="nothing">No measured claim rests on a row that changed.</p>\n'
        yield '</section>\n'
    if (not t_3((undefined(name='panels') if l_0_panels is missing else l_0_panels))):
        pass
        yield '<section id="panels" aria-labelledby="h-panels">\n<h2 id="h-panels">Cells of panels</h2>\n<p class="lead">Each release by itself. “Known” had no value in the older release, “unknown” has none in the newer; neither is 0.</p>\n'
        for l_1_note in environment.getattr((undefined(name='panels') if l_0_panels is missing else l_0_panels), 'notes'):
            _loop_vars = {}
            pass
            yield '<p class="lead">'
            yield escape(environment.finalize(l_1_note))
            yield '</p>\n'
        l_1_note = missing
        if environment.getattr((undefined(name='panels') if l_0_panels is missing else l_0_panels), 'counts'):
            pass
            yield '<div class="scroll" role="region" tabindex="0" aria-label="Cells by column">\n<table class="vintage"><caption class="hidden">Cells by column</caption>\n<thead><tr><th scope="col">Panel</th><th scope="col">Column</th><th scope="col">Changed</th><th scope="col">Known</th><th scope="col">Unknown</th><th scope="col">The same</th></tr></thead>\n<tbody>\n'
            for l_1_c in environment.getattr((undefined(name='panels') if l_0_panels is missing else l_0_panels), 'counts'):
                _loop_vars = {}
                pass
                yield '<tr><th scope="row">'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'panel')))
                yield '</th><td>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'column')))
                yield '</td><td class="num">'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'changed')))
                yield '</td><td class="num">'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'known')))
                yield '</td><td class="num">'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'unknown')))
                yield '</td><td class="num">'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'same')))
                yield '</td></tr>\n'
            l_1_c = missing
            yield '</tbody></table>\n</div>\n<div class="scroll" role="region" tabindex="0" aria-label="Cells that change">\n<table class="vintage"><caption class="hidden">Cells that change</caption>\n<thead><tr><th scope="col">Panel</th><th scope="col">Unit</th><th scope="col">Name</th><th scope="col">Time</th><th scope="col">Column</th><th scope="col">Older</th><th scope="col">Newer</th></tr></thead>\n<tbody>\n'
            for l_1_c in environment.getattr((undefined(name='panels') if l_0_panels is missing else l_0_panels), 'cells'):
                _loop_vars = {}
                pass
                yield '<tr><td>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'panel')))
                yield '</td><td><bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'unit')))
                yield '</bdi></td><td><bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'name')))
                yield '</bdi></td><td>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'time')))
                yield '</td><td>'
                yield escape(environment.finalize(environment.getattr(l_1_c, 'column')))
                yield '</td><td class="num">'
                yield escape(environment.finalize((environment.getattr(l_1_c, 'old') if (not t_3(environment.getattr(l_1_c, 'old'))) else 'unknown')))
                yield '</td><td class="num">'
                yield escape(environment.finalize((environment.getattr(l_1_c, 'new') if (not t_3(environment.getattr(l_1_c, 'new'))) else 'unknown')))
                yield '</td></tr>\n'
            l_1_c = missing
            yield '</tbody></table>\n</div>\n'
            if environment.getattr((undefined(name='panels') if l_0_panels is missing else l_0_panels), 'more'):
                pass
                yield '<p class="lead">'
                yield escape(environment.finalize(environment.getattr((undefined(name='panels') if l_0_panels is missing else l_0_panels), 'more')))
                yield ' more cells are not on this page: <code>peaceops data diff … --panels --csv</code> has all.</p>\n'
        else:
            pass
            yield '<p class="nothing">No cell of a panel changes.</p>\n'
        yield '</section>\n'
    if (not t_3((undefined(name='findings') if l_0_findings is missing else l_0_findings))):
        pass
        yield '<section id="findings" aria-labelledby="h-findings">\n<h2 id="h-findings">Findings of assessments</h2>\n'
        t_4 = 1
        for l_1_note in environment.getattr(environment.getitem((undefined(name='findings') if l_0_findings is missing else l_0_findings), 0), 'notes'):
            _loop_vars = {}
            pass
            yield '<p class="lead">'
            yield escape(environment.finalize(l_1_note))
            yield '</p>\n'
            t_4 = 0
        l_1_note = missing
        if t_4:
            pass
            yield '<p class="lead">'
            yield escape(environment.finalize(t_2(environment.getattr(environment.getitem((undefined(name='findings') if l_0_findings is missing else l_0_findings), 0), 'assessed'))))
            yield ' missions have other measured claims and were assessed with either release.</p>\n'
        if environment.getitem((undefined(name='findings') if l_0_findings is missing else l_0_findings), 1):
            pass
            yield '<div class="scroll" role="region" tabindex="0" aria-label="Findings">\n<table class="vintage"><caption class="hidden">Findings</caption>\n<thead><tr><th scope="col">Mission</th><th scope="col">Finding</th><th scope="col">Which</th><th scope="col">Older</th><th scope="col">Newer</th></tr></thead>\n<tbody>\n'
            for l_1_f in environment.getitem((undefined(name='findings') if l_0_findings is missing else l_0_findings), 1):
                _loop_vars = {}
                pass
                yield '<tr><th scope="row"><bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_f, 'mission')))
                yield '</bdi></th><td>'
                yield escape(environment.finalize(environment.getattr(l_1_f, 'finding')))
                yield '</td><td>'
                yield escape(environment.finalize(environment.getattr(l_1_f, 'title')))
                yield '</td><td>'
                yield escape(environment.finalize((environment.getattr(l_1_f, 'old') if (not t_3(environment.getattr(l_1_f, 'old'))) else '–')))
                yield '</td><td>'
                yield escape(environment.finalize((environment.getattr(l_1_f, 'new') if (not t_3(environment.getattr(l_1_f, 'new'))) else '–')))
                yield '</td></tr>\n'
            l_1_f = missing
            yield '</tbody></table>\n</div>\n'
        else:
            pass
            yield '<p class="nothing">No finding changes.</p>\n'
        yield '</section>\n'
    if (not t_3((undefined(name='rows') if l_0_rows is missing else l_0_rows))):
        pass
        yield '<section id="rows" aria-labelledby="h-rows">\n<h2 id="h-rows">Rows</h2>\n'
        if (undefined(name='rows') if l_0_rows is missing else l_0_rows):
            pass
            yield '<div class="scroll" role="region" tabindex="0" aria-label="Rows that differ">\n<table class="vintage"><caption class="hidden">Rows that differ</caption>\n<thead><tr><th scope="col">Table</th><th scope="col">Kind</th><th scope="col">Key</th><th scope="col">Column</th><th scope="col">Older</th><th scope="col">Newer</th><th scope="col">Moved by, km</th></tr></thead>\n<tbody>\n'
            for l_1_r in (undefined(name='rows') if l_0_rows is missing else l_0_rows):
                _loop_vars = {}
                pass
                yield '<tr><td>'
                yield escape(environment.finalize(environment.getattr(l_1_r, 'table')))
                yield '</td><td>'
                yield escape(environment.finalize(environment.getattr(l_1_r, 'kind')))
                yield '</td><td><bdi>'
                yield escape(environment.finalize(environment.getattr(l_1_r, 'key')))
                yield '</bdi></td><td>'
                yield escape(environment.finalize((environment.getattr(l_1_r, 'column') or '')))
                yield '</td><td><bdi>'
                yield escape(environment.finalize((environment.getattr(l_1_r, 'old') if (not t_3(environment.getattr(l_1_r, 'old'))) else '')))
                yield '</bdi></td><td><bdi>'
                yield escape(environment.finalize((environment.getattr(l_1_r, 'new') if (not t_3(environment.getattr(l_1_r, 'new'))) else '')))
                yield '</bdi></td><td class="num">'
                yield escape(environment.finalize((environment.getattr(l_1_r, 'distance_km') if (not t_3(environment.getattr(l_1_r, 'distance_km'))) else '')))
                yield '</td></tr>\n'
            l_1_r = missing
            yield '</tbody></table>\n</div>\n'
            if (undefined(name='more') if l_0_more is missing else l_0_more):
                pass
                yield '<p class="lead">'
                yield escape(environment.finalize((undefined(name='more') if l_0_more is missing else l_0_more)))
                yield ' more rows are not on this page: <code>peaceops data diff … --csv</code> has all.</p>\n'
        else:
            pass
            yield '<p class="nothing">No row differs.</p>\n'
        yield '</section>\n'
    yield '</main>\n</body>\n</html>\n'

blocks = {}
debug_info = '5=38&10=40&12=46&19=48&20=50&21=64&22=68&34=72&35=76&40=100&43=103&48=106&49=110&58=130&62=133&63=137&65=140&70=143&71=147&79=161&80=165&84=181&85=184&92=190&95=194&96=198&98=205&100=207&105=210&106=214&115=230&118=233&123=236&124=240&128=256&129=259'
