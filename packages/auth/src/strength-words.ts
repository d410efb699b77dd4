import { translations as english } from '@zxcvbn-ts/language-en';

/** What is weak about a password and what would help, in our words: each stands alone as a sentence. */
export const translations = {
	...english,
	warnings: {
		straightRow: 'It is a row of keys.',
		keyPattern: 'It is a short pattern of keys.',
		simpleRepeat: 'It repeats one character.',
		extendedRepeat: 'It repeats the same few characters.',
		sequences: 'It is a sequence, such as abc or 6543.',
		recentYears: 'It is little more than a year.',
		dates: 'It is little more than a date.',
		topTen: 'It is among the first ten that anyone would try.',
		topHundred: 'It is among the first hundred that anyone would try.',
		common: 'Many people use it.',
		similarToCommon: 'It is close to one that many people use.',
		wordByItself: 'It is a single word.',
		namesByThemselves: 'It is a single name.',
		commonNames: 'It is made of common names.',
		userInputs: 'It has your username, your address or the name of this site in it.',
		pwned: 'It was in a leak.'
	},
	suggestions: {
		l33t: 'Signs instead of letters, such as @ for a, help little: add two more unrelated words.',
		reverseWords: 'A word spelt backwards helps little: add two more unrelated words.',
		allUppercase: 'Capitals alone help little: add two more unrelated words.',
		capitalization: 'A capital letter helps little: add two more unrelated words.',
		dates: 'Leave out dates, and add two more unrelated words.',
		recentYears: 'Leave out years, and add two more unrelated words.',
		associatedYears: 'Leave out years that have to do with you, and add two more unrelated words.',
		sequences: 'Leave out sequences, and add two more unrelated words.',
		repeated: 'Do not repeat: add two more unrelated words instead.',
		longerKeyboardPattern: 'Words are better than patterns of keys: use four unrelated ones.',
		anotherWord: 'Two more unrelated words would make it strong.',
		useWords: 'Four unrelated words make a good password.',
		noNeed: 'Signs and digits are not needed: more words are better.',
		pwned: 'Change it wherever else you use it.'
	}
};
