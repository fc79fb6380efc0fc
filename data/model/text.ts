/** A label in both interface languages. Chinese first: it is the language of the survey standards. */
export interface Text {
  zh: string;
  en: string;
}
