/** Whether arrays and objects of this JSON text lie deeper in each other than so many: found without parsing it. */
export function isDeeperThan(most: number, json: string): boolean {
	let depth = 0;
	let inText = false;
	for (let at = 0; at < json.length; at++) {
		const sign = json[at];
		if (inText) {
			if (sign === '\\') at++;
			else if (sign === '"') inText = false;
		} else if (sign === '"') inText = true;
		else if (sign === ']' || sign === '}') depth--;
		else if ((sign === '[' || sign === '{') && ++depth > most) return true;
	}
	return false;
}
