// What a line of Markdown begins with.
export const heading = /^ {0,3}(#{1,6})(?: +(.*?))??(?: +#+)? *$/;
export const rule = /^ {0,3}([-*_])(?: *\1){2,} *$/;
export const quote = /^ {0,3}> ?/;
export const item = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( {1,4})(?! )(.*)| *)$/;
export const unshownLine = /^ {0,3}(```|~~~|\[[^\]]+\]:)/;
export const underline = /^ {0,3}(?:=+|-+) *$/;
/** Only these points end a paragraph that stands right above them. */
export const interrupts = /^ {0,3}(?:[-*+]|1[.)]) +\S/;
export const task = /^\[[ xX]\]( |$)/;
