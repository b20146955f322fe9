/**
 * How diagrams are lettered, for every viewer and editor of them: in the client's own font. The library asks for Arial, and
 * where a system has none, its substitute is so wide that short names break within a word.
 */
export const diagramText = {
  defaultStyle: { fontFamily: "'IBM Plex Sans', 'IBM Plex Sans Arabic', system-ui, sans-serif" },
}
