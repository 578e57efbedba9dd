/** Which day it is where the reader is, as SQL: in the zone she chose, else in her State's. Written so that it is asked once a statement. */
export const TODAY = '(SELECT today())';
