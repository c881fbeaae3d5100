/**
 * How a language says dates, times and ranges: English words, and the phrases that mean them, without accents and
 * separated by commas. `ago-before` comes before the amount of time. An empty key is for words that mean nothing here.
 */
export interface TimeWords {
  phrases: Readonly<Record<string, string>>;
  /**
   * What `since 14h` means: up to `amountTo`, hours that have passed, and from `clockFrom`, a time on the clock.
   * Between them it's both.
   */
  sinceHours: { amountTo: number; clockFrom: number };
  /** What announces when the next update comes, each before the time, without accents. */
  nextUpdate: string;
}
