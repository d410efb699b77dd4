import { z } from 'zod';

// What a procedure takes, read from its own schema: for tests that fill it with what nobody would type.

/** One place of an input that takes text. */
export interface TextPlace {
	/** The field that it is, or is in. */
	readonly name: string;
	/** What kinds of text, where the schema says so: "uuid", "date", "ipv4" … */
	readonly formats: readonly string[];
	/** What the field is with this text in its place. */
	readonly with: (text: string) => unknown;
}

/** The schema of each field. */
export function fieldsOf(schema: unknown): [string, unknown][] {
	if (!(schema instanceof z.ZodObject)) throw new Error('An input is an object.');
	return Object.entries(schema.shape);
}

/** Every place that takes text. */
export function textPlaces(schema: unknown): TextPlace[] {
	return fieldsOf(schema).flatMap(([name, field]) => placesIn(name, field));
}

function placesIn(name: string, field: unknown): TextPlace[] {
	const inside = (places: TextPlace[], within: (value: unknown) => unknown) =>
		places.map((place) => ({ ...place, name, with: (text: string) => within(place.with(text)) }));

	if (field instanceof z.ZodString || field instanceof z.ZodEnum)
		return [{ name, formats: [], with: (text) => text }];
	if (field instanceof z.ZodStringFormat)
		return [{ name, formats: [field.format ?? ''], with: (text) => text }];
	if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
		return placesIn(name, field.unwrap());
	if (field instanceof z.ZodArray) return inside(placesIn(name, field.element), (value) => [value]);
	if (field instanceof z.ZodUnion) {
		const places = field.options.flatMap((option) => placesIn(name, option));
		const formats = places.flatMap((place) => place.formats);
		return places.slice(0, 1).map((place) => ({ ...place, formats }));
	}
	if (field instanceof z.ZodObject)
		return fieldsOf(field).flatMap(([key, part]) =>
			inside(placesIn(key, part), (value) => ({ [key]: value }))
		);
	for (const textless of [z.ZodBoolean, z.ZodNumber, z.ZodLiteral])
		if (field instanceof textless) return [];
	// So that none is left out.
	throw new Error(`${name} is of a kind that is not known here: say where it takes text.`);
}

/** An input with nothing wrong: what may be left out is, what has a choice is its first, the rest is of `samples`, by name. */
export function wellFormed(schema: unknown, samples: Readonly<Record<string, unknown>>) {
	const input: Record<string, unknown> = {};
	for (const [name, field] of fieldsOf(schema))
		if (!(field instanceof z.ZodOptional || field instanceof z.ZodDefault))
			input[name] = rightIn(name, field, samples);
	return input;
}

function rightIn(
	name: string,
	field: unknown,
	samples: Readonly<Record<string, unknown>>
): unknown {
	if (field instanceof z.ZodEnum) return field.options[0];
	if (field instanceof z.ZodArray) return [rightIn(name, field.element, samples)];
	if (name in samples) return samples[name];
	throw new Error(`There is no sample of ${name}.`);
}
