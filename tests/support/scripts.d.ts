/** The project's own scripts are plain JavaScript: their parts under test come without types. */
declare module '*.mjs';
