"""Reports and documents, one HTML page each: in Spanish, for paper too, with nothing fetched from anywhere."""
