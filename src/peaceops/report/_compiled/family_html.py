# Made by tools/compile_templates.py from family.html.j2.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'family.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_policy = resolve('policy')
    l_0_f = resolve('f')
    l_0_style = resolve('style')
    l_0_spans = resolve('spans')
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
        t_3 = environment.filters['mission_type']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'mission_type' found.")
    pass
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
    yield escape(environment.finalize((undefined(name='policy') if l_0_policy is missing else l_0_policy)))
    yield '">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="generator" content="peaceops">\n<meta name="color-scheme" content="light">\n<title>'
    yield escape(environment.finalize(environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'title')))
    yield ': missions side by side</title>\n<link rel="icon" href="data:,">\n<style>'
    yield escape(environment.finalize((undefined(name='style') if l_0_style is missing else l_0_style)))
    yield '</style>\n</head>\n<body>\n<a class="skip" href="#missions">Skip to the missions</a>\n<header class="top">\n<div class="identity">\n<p class="eyebrow">Missions side by side</p>\n<h1><bdi>'
    yield escape(environment.finalize(environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'title')))
    yield '</bdi></h1>\n<p class="fullname">'
    yield escape(environment.finalize(t_2(environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'members'))))
    yield ' mission'
    yield escape(environment.finalize(('s' if (t_2(environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'members')) != 1) else cond_expr_undefined("the inline if-expression on line 20 in 'family.html.j2' evaluated to false and no else section was defined."))))
    yield ' '
    yield escape(environment.finalize(environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'role')))
    if (environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'id') != 'missions'):
        pass
        yield ' <span class="codes"><bdi>'
        yield escape(environment.finalize(environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'id')))
        yield '</bdi></span>'
    yield '</p>\n'
    for l_1_note in environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'notes'):
        _loop_vars = {}
        pass
        yield '<p class="counts">'
        yield escape(environment.finalize(l_1_note))
        yield '</p>\n'
    l_1_note = missing
    yield '<nav class="contents" aria-label="Contents"><ol><li><a href="#time">In time</a></li><li><a href="#missions">Missions</a></li><li><a href="#rates">Base rates</a></li><li><a href="#sources">Sources</a></li></ol></nav>\n</div>\n</header>\n<main>\n<section id="time" aria-labelledby="h-time">\n<h2 id="h-time">In time</h2>\n'
    if (undefined(name='spans') if l_0_spans is missing else l_0_spans):
        pass
        yield '<div class="scroll" role="region" tabindex="0" aria-label="Missions in time">'
        yield escape(environment.finalize((undefined(name='spans') if l_0_spans is missing else l_0_spans)))
        yield '</div>\n'
    else:
        pass
        yield '<p class="nothing">No mission here has a first day.</p>\n'
    yield '</section>\n<section id="missions" aria-labelledby="h-missions">\n<h2 id="h-missions">Missions</h2>\n<p class="lead">Days on which sources differ are shown as both. An empty cell is not known here, never none.</p>\n<div class="scroll" role="region" tabindex="0" aria-label="Missions; scroll with the arrow keys">\n<table class="family"><caption class="hidden">Missions, by first day</caption>\n<thead><tr><th scope="col">Mission</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Length</th><th scope="col">Host</th><th scope="col">Type</th><th scope="col">Lead</th><th scope="col">Under</th><th scope="col">Instrument</th><th scope="col">End and its cause</th></tr></thead>\n<tbody>\n'
    l_1_loop = missing
    for l_1_m, l_1_loop in LoopContext(environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'members'), undefined):
        l_1_length = resolve('length')
        _loop_vars = {}
        pass
        yield '<tr id="m-'
        yield escape(environment.finalize(environment.getattr(l_1_m, 'id')))
        yield '"><th scope="row"><bdi>'
        yield escape(environment.finalize((environment.getattr(l_1_m, 'acronym') or environment.getattr(l_1_m, 'name'))))
        yield '</bdi>'
        if (environment.getattr(l_1_m, 'acronym') and (environment.getattr(l_1_m, 'acronym') != environment.getattr(l_1_m, 'name'))):
            pass
            yield '<br><span class="muted"><bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_m, 'name')))
            yield '</bdi></span>'
        yield '<br><span class="codes"><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_m, 'id')))
        yield '</bdi></span>'
        if (not environment.getattr(l_1_m, 'is_studied')):
            pass
            yield ' <span class="tag">identity only</span>'
        yield '</th>\n'
        l_2_loop = missing
        for l_2_days, l_2_loop in LoopContext((environment.getattr(l_1_m, 'first_day'), environment.getattr(l_1_m, 'last_day')), undefined):
            _loop_vars = {}
            pass
            yield '<td>'
            if (l_2_days == '..'):
                pass
                yield 'no '
                yield escape(environment.finalize(('first day' if environment.getattr(l_2_loop, 'first') else 'end')))
                yield ' recorded'
            else:
                pass
                l_3_loop = missing
                for l_3_day, l_3_loop in LoopContext(context.call(environment.getattr(l_2_days, 'split'), ' or ', _loop_vars=_loop_vars), undefined):
                    _loop_vars = {}
                    pass
                    yield escape(environment.finalize((' or ' if (not environment.getattr(l_3_loop, 'first')) else cond_expr_undefined("the inline if-expression on line 45 in 'family.html.j2' evaluated to false and no else section was defined."))))
                    yield '<span class="day">'
                    yield escape(environment.finalize(l_3_day))
                    yield '</span>'
                l_3_loop = l_3_day = missing
            yield '</td>'
        l_2_loop = l_2_days = missing
        yield '<td class="num">'
        yield escape(environment.finalize(context.call((undefined(name='length') if l_1_length is missing else l_1_length), l_1_m, _loop_vars=_loop_vars)))
        yield '</td><td><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_m, 'host')))
        yield '</bdi></td><td>'
        yield escape(environment.finalize(t_3(environment.getattr(l_1_m, 'mission_type'))))
        yield '</td><td><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_m, 'lead')))
        yield '</bdi></td><td><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_m, 'organisation')))
        yield '</bdi></td><td><bdi>'
        yield escape(environment.finalize(environment.getattr(l_1_m, 'instrument')))
        yield '</bdi></td>\n<td>'
        if environment.getattr(l_1_m, 'causes'):
            pass
            yield escape(environment.finalize(t_1(context.eval_ctx, environment.getattr(l_1_m, 'causes'), '; ')))
            if (t_2(environment.getattr(l_1_m, 'cause_codes')) > 1):
                pass
                yield ' <span class="tag">contested</span>'
        else:
            pass
            yield '<span class="muted">cause not coded</span>'
        if environment.getattr(l_1_m, 'successor'):
            pass
            yield '<br>followed by <bdi>'
            yield escape(environment.finalize(environment.getattr(l_1_m, 'successor')))
            yield '</bdi>'
        yield '</td></tr>\n'
    l_1_loop = l_1_m = l_1_length = missing
    yield '</tbody></table>\n</div>\n</section>\n<section id="rates" aria-labelledby="h-rates">\n<h2 id="h-rates">Base rates</h2>\n<p class="lead">Shares with Wilson\'s 95% interval; the number of missions stands beside each. Few missions make wide intervals.</p>\n<div class="scroll" role="region" tabindex="0" aria-label="Base rates">\n<table class="family"><caption class="hidden">Base rates</caption>\n<thead><tr><th scope="col">Share</th><th scope="col" class="num">Missions</th><th scope="col" class="num">Share</th><th scope="col" class="num">95% interval</th><th scope="col">Of what</th></tr></thead>\n<tbody>'
    for l_1_r in environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'rates'):
        l_1_share = resolve('share')
        l_1_interval = resolve('interval')
        _loop_vars = {}
        pass
        yield '<tr><th scope="row">'
        yield escape(environment.finalize(environment.getattr(l_1_r, 'label')))
        yield '</th><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_r, 'hits')))
        yield ' of '
        yield escape(environment.finalize(environment.getattr(l_1_r, 'total')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(context.call((undefined(name='share') if l_1_share is missing else l_1_share), environment.getattr(l_1_r, 'share'), _loop_vars=_loop_vars)))
        yield '</td><td class="num">'
        yield escape(environment.finalize(context.call((undefined(name='interval') if l_1_interval is missing else l_1_interval), environment.getattr(l_1_r, 'low'), environment.getattr(l_1_r, 'high'), _loop_vars=_loop_vars)))
        yield '</td><td>'
        yield escape(environment.finalize(environment.getattr(l_1_r, 'note')))
        yield '</td></tr>\n'
    l_1_r = l_1_share = l_1_interval = missing
    yield '</tbody></table>\n</div>\n<div class="scroll" role="region" tabindex="0" aria-label="Median length">\n<table class="family"><caption>Median length: half of the missions were shorter. One without a known end counts for as long as it is known to have been there (Kaplan and Meier; 95% interval of Brookmeyer and Crowley)</caption>\n<thead><tr><th scope="col">Reading of uncertain days</th><th scope="col" class="num">Missions</th><th scope="col" class="num">Ended</th><th scope="col" class="num">Median</th><th scope="col" class="num">95% interval</th></tr></thead>\n<tbody>'
    for l_1_l in environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'lengths'):
        l_1_months = resolve('months')
        _loop_vars = {}
        pass
        yield '<tr><th scope="row">'
        yield escape(environment.finalize(environment.getattr(l_1_l, 'label')))
        yield '</th><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_l, 'missions')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(environment.getattr(l_1_l, 'ended')))
        yield '</td><td class="num">'
        yield escape(environment.finalize(context.call((undefined(name='months') if l_1_months is missing else l_1_months), environment.getattr(l_1_l, 'median_days'), _loop_vars=_loop_vars)))
        yield '</td><td class="num">'
        yield escape(environment.finalize(context.call((undefined(name='months') if l_1_months is missing else l_1_months), environment.getattr(l_1_l, 'low_days'), _loop_vars=_loop_vars)))
        yield ' to '
        yield escape(environment.finalize(context.call((undefined(name='months') if l_1_months is missing else l_1_months), environment.getattr(l_1_l, 'high_days'), _loop_vars=_loop_vars)))
        yield '</td></tr>\n'
    l_1_l = l_1_months = missing
    yield '</tbody></table>\n</div>\n</section>\n<section id="sources" aria-labelledby="h-sources">\n<h2 id="h-sources">Sources</h2>\n<ul class="dense">'
    for l_1_s in environment.getattr((undefined(name='f') if l_0_f is missing else l_0_f), 'sources'):
        _loop_vars = {}
        pass
        yield '<li><bdi>'
        yield escape(environment.finalize(l_1_s))
        yield '</bdi></li>'
    l_1_s = missing
    yield '</ul>\n</section>\n</main>\n<footer class="foot"><p>Identity facts of the registry, each with its source; codings are provisional.</p></footer>\n</body>\n</html>\n'

blocks = {}
debug_info = '5=34&10=36&12=38&19=40&20=42&21=53&22=57&30=61&31=64&43=71&44=76&45=93&46=128&57=145&63=165&69=184'
