/** Help and keys. */
export const helpTexts = {
  help: {
    title: 'Help and keys',
    intro:
      'DrainAtlas makes a city’s drainage survey a map that answers. Every figure states its source, method and completeness.',
    keysHeading: 'Keys',
    arrowKeys: 'Arrows',
    keysNote:
      'Single letters work only while the map has the focus. In a table, arrows up and down, Home and End go from row to row.',
    howHeading: 'How to',
    how: {
      click: 'Click a pipe or node to read its id, size, material and source; page through features that overlap.',
      legend: 'Click a class of a legend to hide or show it; classes not in view are dimmed.',
      task: 'Under Tasks, run pipe density and suspected blank areas; list and map answer each other, both can be exported.',
      link: 'The address bar holds view, layers, task, parameters and selection: send it, and the other person sees the same.',
    },
    key: {
      search: 'Search',
      help: 'This page',
      layers: 'Layers',
      tasks: 'Tasks',
      answer: 'Result or selection',
      dock: 'Long section and tables below the map',
      inspect: 'Read what lies at the middle of the map',
      fit: 'Zoom to the whole city',
      zoom: 'Zoom to the selection',
      overlaps: 'Previous, next feature at this place',
      upstream: 'Trace upstream of the selected record',
      downstream: 'Trace downstream of it',
      path: 'The ways from it to another place',
      blocked: 'What follows when it is blocked',
      escape: 'Close, unselect',
      arrows: 'Move the map',
    },
    about: 'Open source, Apache-2.0.',
    apiDocs: 'API documentation (OpenAPI)',
  },
};
