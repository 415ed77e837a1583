% for word in message.split():
${loop.index} ${loop.first} ${loop.last} ${loop.even} ${loop.cycle("a", "b")} ${word}
% for letter in word:
${loop.parent.index}.${loop.index}${letter}\
% endfor

% if loop.last:
and ${loop.reverse_index}
% endif
% endfor
