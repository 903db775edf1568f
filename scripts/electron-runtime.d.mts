export declare function electronDist(): Promise<string>;
export declare function electronExecutable(dist: string): string;
export declare function electronVersion(dist: string): string;
