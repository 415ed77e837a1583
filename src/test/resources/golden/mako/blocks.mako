<%!
import re
PREFIX = "p_"
%>\
<%
    words = re.findall(r"\w+", message)
    total = len(words)
%>\
<%doc>
not printed ${nothing}
</%doc>
## nor this
% for index, word in enumerate(words):
    % if index == 0:
first: ${word.upper()}
    % elif index == total - 1:
last: ${PREFIX + word}
    % else:
  ${index}: ${word[:2]}${"{}"}
    % endif
% endfor
%% a percent line
100% sure ${"%05.1f" % 2.5} ${f"{total:>3}"} $notanexpression
one line \
continued
% while total > 3:
<% total -= 1 %>
% endwhile
${create_date.strftime("%Y-%m-%d")} ${create_date.year} ${up_revision if down_revision else None}
