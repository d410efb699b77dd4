// What is said of a username while it is typed.
export const words = {
	free: (username: string) => `${username} is free.`,
	taken: (username: string) => `${username} is taken. Try another.`
};
