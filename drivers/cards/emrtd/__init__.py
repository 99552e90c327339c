"""Electronic travel documents (eMRTD): passports and Mainland travel permits, ICAO Doc 9303."""
