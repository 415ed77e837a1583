${message | h} ${message | u} ${"  x " | trim} ${None} ${down_revision} ${message | n}
${context.get("missing", "default")} ${context.get("up_revision")} ${[x for x in down_revision]} ${dict(a=1)["a"]}
<%def name="stars(text, times=2)">${"*" * times}${text}${"*" * times}</%def>\
${stars("x")} ${stars("y", times=3)}
<%block name="tail">
in block ${up_revision}
</%block>
<%text>${verbatim} % for</%text>
<% 
shout = lambda text: text.upper() + "!"
%>
${message | shout}
