import type { Problem } from '@/lib/domain/shared/outcome';
import { link } from '@/lib/schemas/allegation';

/** Links as people write them, one or several a line; "www.example.org/page" is one too. */
export function linksIn(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => (/^www\./i.test(word) ? `https://${word}` : word));
}

/** The links that are ones, and a problem for those that are not. */
export function readLinks(text: string): {
  readonly links: readonly string[];
  readonly problems: readonly Problem[];
} {
  const words = linksIn(text);
  const links = words.filter((word) => link.safeParse(word).success);
  const problems = links.length === words.length ? [] : [{ code: 'allegation.notALink', field: 'links' }];
  return { links, problems };
}
