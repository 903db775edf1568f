import { z } from 'zod';

/** The ten hues of the tokens `--team-1` to `--team-10`, in their order. */
export const tagColors = [
  'red',
  'orange',
  'yellow',
  'lime',
  'green',
  'teal',
  'cyan',
  'blue',
  'purple',
  'pink',
] as const;
export const TagColor = z.enum(tagColors);
export type TagColor = z.infer<typeof TagColor>;

/** The hue of a color, 1–10 as the tokens count them; `undefined` for none. */
export function hueOf(color: TagColor | null): number | undefined {
  return color === null ? undefined : tagColors.indexOf(color) + 1;
}

/** The keys of `tags/<slug>.yml`, in the order they are written. */
export const tagFields = {
  tag: z.string().min(1),
  description: z.string(),
  color: TagColor,
} as const;

/** What somebody wrote about a tag. Tags that nobody described or colored have no file. */
export const TagNote = z.object({
  /** As it stands in notes and highlights. */
  tag: tagFields.tag,
  description: tagFields.description.optional(),
  color: TagColor.optional(),
  path: z.string(),
});
export type TagNote = z.infer<typeof TagNote>;
