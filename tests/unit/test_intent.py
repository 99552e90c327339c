"""Search, by sentences as people say them: none of them is an alias of the catalogue."""

import pytest

from kiosk.catalogue import Catalogue
from kiosk.intent import Intent

SAID = {
    "我家刚添了个小孙子要上户口": "newborn-household",
    "娃娃打预防针去哪里": "vaccination-plan",
    "想和女朋友去领结婚证要预约吗": "marriage-appointment",
    "身份证找不到了怎么补办": "id-card-loss",
    "身份正丢了": "id-card-loss",
    "老伴快六十了怎么领退休金": "pension-application",
    "公积金能取出来交房租吗": "housing-fund-withdrawal",
    "家里穷想吃低保": "minimum-living",
    "第保怎么申请": "minimum-living",
    "去外省看病要备案吗": "remote-medical-filing",
    "社保卡掉了": "social-card-loss",
    "下岗了能领失业金吗": "unemployment-benefit",
    "老人去世了怎么销户口": "death-registration",
    "残疾证怎么办": "disability-certificate",
    "想开个小店贷点款": "startup-loan",
    "交今年的医保": "resident-medical-insurance",
    "证明我还活着": "pension-verification",
    "八十岁老人补贴": "elder-allowance",
    "老年优待证": "senior-card",
    "房产证过户": "property-registration",
    "宅基地盖新房": "homestead-application",
    "结婚前体检": "premarital-checkup",
    "i lost my identity card": "id-card-loss",
    "my baby needs her shots": "vaccination-plan",
    "we want to get married next month": "marriage-appointment",
    "how do i draw my pension": "pension-application",
    "take money out of the housing fund": "housing-fund-withdrawal",
    "i found a new job and want to register it": "employment-registration",
    "register our newborn": "newborn-household",
    "we are very poor and need help to live": "minimum-living",
}


@pytest.fixture(scope="module")
def intent() -> Intent:
    return Intent(Catalogue.load())


def test_most_sentences_are_understood_at_once(intent: Intent) -> None:
    first = [said for said, meant in SAID.items() if meant in [m.id for m in intent.find(said, 1)]]
    three = [said for said, meant in SAID.items() if meant in [m.id for m in intent.find(said, 3)]]
    missed = sorted(set(SAID) - set(three))
    assert (len(first), len(three)) >= (22, 26), missed


def test_every_title_finds_its_service_first(intent: Intent) -> None:
    for service in Catalogue.load().services.values():
        for title in (service.title.zh, service.title.en):
            assert intent.find(title, 1)[0].id == service.id, title


def test_a_life_event_is_found_by_its_name(intent: Intent) -> None:
    assert "event:birth" in [m.id for m in intent.find("孩子出生", 3)]


@pytest.mark.parametrize("said", ["", "   ", "???", "的", "今天天气真好", "qwzx jkvb", "🙂" * 500])
def test_what_no_hall_does_finds_nothing(intent: Intent, said: str) -> None:
    assert intent.find(said) == []


def test_scores_fall_from_one(intent: Intent) -> None:
    scores = [m.score for m in intent.find("身份证丢了", 8)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
