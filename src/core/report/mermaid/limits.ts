/** Mermaid refuses texts of more than 50,000 characters (`maxTextSize`) and flowcharts of more than 500 edges (`maxEdges`); a text can't raise either itself. */
export const maxMermaidCharacters = 49_000;
export const maxMermaidEdges = 480;
