/** Id of the release this page belongs to: the publication writes it on the document. */
export function releaseOfPage(): string {
  return document.documentElement.dataset.release ?? '';
}
