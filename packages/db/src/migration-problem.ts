/** This version's migrations and the database do not fit. The message is for the person at the terminal. */
export class MigrationProblem extends Error {
	override name = 'MigrationProblem';
}

export function failed(migration: string, reason: string): MigrationProblem {
	return new MigrationProblem(
		`The migration ${migration} failed: ${reason}. What it had done was undone. ` +
			`Put right what it says, then run: npm run db:migrate -- --retry ${migration}`
	);
}

export function brokenOff(migration: string): MigrationProblem {
	return new MigrationProblem(
		`The migration ${migration} was broken off before it could say how it ended. ` +
			'See whether the database has what it makes. If not, run: ' +
			`npm run db:migrate -- --retry ${migration}. If so, restore the backup made before it.`
	);
}

export function notFailed(migration: string): MigrationProblem {
	return new MigrationProblem(
		`No migration ${migration} failed on this database: there is nothing to try again.`
	);
}

export function edited(migrations: string[]): MigrationProblem {
	return new MigrationProblem(
		`${subject(migrations)} changed after being applied to this database. ` +
			'Put the file back as it was, and write the change as a new migration.'
	);
}

export function unknown(migrations: string[]): MigrationProblem {
	return new MigrationProblem(
		`${subject(migrations)} applied to this database, but unknown to this version of Gatehouse: ` +
			'a newer one ran here. Start that version, or restore the backup made before it ran.'
	);
}

export function notOurs(): MigrationProblem {
	return new MigrationProblem(
		'The database has tables, but none of Gatehouse’s migrations made them. ' +
			'Set DATABASE_URL to an empty database.'
	);
}

function subject(migrations: string[]): string {
	return migrations.length === 1
		? `The migration ${migrations[0]} was`
		: `The migrations ${migrations.join(', ')} were`;
}
